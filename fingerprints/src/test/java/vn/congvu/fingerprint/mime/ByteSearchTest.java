package vn.congvu.fingerprint.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

  @Test
  void theFirstInTheRangeIsFound() {
    Random random = new Random(11);
    // Beside what is looked for: its neighbours, and bytes that are negative numbers.
    byte[] letters = {'\n', '\n' - 1, '\n' + 1, (byte) ('\n' | 0x80), 0, (byte) 0xff, 'a', 'b'};

    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = letters[round % 3 == 0 ? random.nextInt(8) : 1 + random.nextInt(7)];
      }
      if (bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = '\n';
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);

      int found = new String(bytes, 0, to, ISO_8859_1).indexOf('\n', from);
      assertThat(ByteSearch.indexOf((byte) '\n', bytes, from, to)).isEqualTo(found);
    }
  }

  @Test
  void aNegativeByteIsFoundToo() {
    byte[] bytes = {0x7f, 0, (byte) 0x81, 1, 1, 1, 1, 1, (byte) 0x80, 1};

    assertThat(ByteSearch.indexOf((byte) 0x80, bytes, 0, 10)).isEqualTo(8);
    assertThat(ByteSearch.indexOf((byte) 0x81, bytes, 0, 10)).isEqualTo(2);
  }
}
