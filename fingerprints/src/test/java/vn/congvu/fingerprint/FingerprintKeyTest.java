package vn.congvu.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintKeyTest {

  private static final FingerprintKey KEY = Keys.KEY;

  @Test
  void anIdHasOneFingerprintHoweverItIsWritten() {
    assertThat(KEY.messageId("<1@a>"))
        .isEqualTo(KEY.messageId("1@a"))
        .isEqualTo(KEY.messageId("\r\n <1@a> (by hand)"))
        .isNotEqualTo(KEY.messageId("1@A"));
  }

  @Test
  void anotherKeyGivesOtherFingerprints() {
    FingerprintKey other = new FingerprintKey(Keys.filled(8));

    assertThat(other.messageId("1@a")).isNotEqualTo(KEY.messageId("1@a"));
    assertThat(other.check())
        .isNotEqualTo(KEY.check())
        .isEqualTo(new FingerprintKey(Keys.filled(8)).check());
  }

  @Test
  void aKeyIsReadFromItsFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("fingerprint.key");
    Files.writeString(file, Base64.getEncoder().encodeToString(Keys.filled(7)) + "\n");

    assertThat(FingerprintKey.read(file).check()).isEqualTo(KEY.check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "planted", "cGxhbnRlZA==", "1 cGxhbnRlZA=="})
  void aFileThatHoldsNoKeyIsRefusedWithoutSayingWhatItHolds(String text, @TempDir Path folder)
      throws Exception {
    Path file = Files.writeString(folder.resolve("fingerprint.key"), text);

    assertThatThrownBy(() -> FingerprintKey.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("planted")
        .hasNoCause();
  }

  @Test
  void aKeyDoesNotPrintItself() {
    assertThat(KEY.toString())
        .doesNotContain(HexFormat.of().formatHex(Keys.filled(7)))
        .doesNotContain(Base64.getEncoder().encodeToString(Keys.filled(7)));
  }
}
