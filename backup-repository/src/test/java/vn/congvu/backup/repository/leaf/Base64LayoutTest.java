package vn.congvu.backup.repository.leaf;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64LayoutTest {

  @ParameterizedTest
  @CsvSource({"76, true", "76, false", "60, false", "4, true"})
  void whatIsDecodedComesOutToTheByte(int line, boolean crlf) {
    byte[] lineEnd = (crlf ? "\r\n" : "\n").getBytes(ISO_8859_1);
    Random random = new Random(line);

    for (int size = 1; size < 300; size++) {
      byte[] document = new byte[size];
      random.nextBytes(document);
      String text = new String(Base64.getMimeEncoder(line, lineEnd).encode(document), ISO_8859_1);
      for (boolean ended : new boolean[] {false, true}) {
        Base64Layout layout = new Base64Layout(line, crlf, ended);
        byte[] whole = (ended ? text + new String(lineEnd, ISO_8859_1) : text).getBytes(ISO_8859_1);

        assertThat(layout.decode(whole, whole.length)).isEqualTo(document);
        assertThat(layout.encode(document)).isEqualTo(whole);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3071, 3072, 3073, 6143, 6144, 6145, 100_000})
  void aLargeOneComesOutToTheByteToo(int size) {
    byte[] document = new byte[size];
    new Random(size).nextBytes(document);
    byte[] text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(document);
    Base64Layout layout = new Base64Layout(76, false, false);

    byte[] decoded = layout.decode(text, text.length);

    assertThat(decoded).isEqualTo(document);
    assertThat(layout.encode(document)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"=, 1", "=, 75", "=, 4206", "*, 2000", "*, 9999", "' ', 5000"})
  void anythingButTheAlphabetWithinALargeOneKeepsItFromBeingDecoded(char found, int at) {
    byte[] text = Base64.getMimeEncoder(76, new byte[] {'\n'}).encode(new byte[9000]);
    text[at] = (byte) found;

    assertThat(new Base64Layout(76, false, false).decode(text, text.length)).isNull();
  }

  /** Each would come out as another text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "AAAA\n\n",
        "AAAAAAAA\n\nAAAA\n",
        "AAAA\nAAAAAAAA\n",
        "AAAAAAAA\r\n",
        "AAAAAAAAA\n",
        "AAAA AAA\n",
        "AAAAAA\n",
        "AAAAAB==\n",
        "AA==AAAA\n",
        "AAAA====\n",
        "AAAAAAAA\n=\n"
      })
  void whatWouldNotComeOutTheSameIsNotDecoded(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);

    assertThat(new Base64Layout(8, false, text.endsWith("\n")).decode(bytes, bytes.length))
        .isNull();
  }

  @Test
  void anythingDecodedIsEncodedToTheSameText() {
    Random random = new Random(7);
    String letters = "AAAAAAAAB=\n\r";

    for (int round = 0; round < 100_000; round++) {
      byte[] text = new byte[1 + random.nextInt(24)];
      for (int i = 0; i < text.length; i++) {
        text[i] = (byte) letters.charAt(random.nextInt(letters.length()));
      }
      Base64Layout layout =
          new Base64Layout(4 + 4 * random.nextInt(2), random.nextBoolean(), random.nextBoolean());
      byte[] decoded = layout.decode(text, text.length);

      if (decoded != null) {
        assertThat(layout.encode(decoded)).isEqualTo(text);
      }
    }
  }
}
