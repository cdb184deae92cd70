package vn.congvu.fingerprint.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeafDecoderTest {

  @Test
  void base64IsDecodedHoweverItIsCutAndLaidOut() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      byte[] document = new byte[random.nextInt(20_000)];
      random.nextBytes(document);
      byte[] lineEnd = (round % 2 == 0 ? "\r\n" : " \n").getBytes(ISO_8859_1);
      byte[] text = Base64.getMimeEncoder(1 + random.nextInt(100), lineEnd).encode(document);

      assertThat(decoded(text, random)).isEqualTo(document);
    }
  }

  @Test
  void whatIsNotOfTheAlphabetDoesNotCount() {
    Random random = new Random(5);
    byte[] document = new byte[20_000];
    random.nextBytes(document);
    byte[] text = Base64.getEncoder().encode(document);
    var strewn = new ByteArrayOutputStream();
    for (byte character : text) {
      if (random.nextInt(50) == 0) {
        strewn.writeBytes("= \r\n*-_\u00ff".getBytes(ISO_8859_1));
      }
      strewn.write(character);
    }

    assertThat(decoded(strewn.toByteArray(), random)).isEqualTo(document);
  }

  private static byte[] decoded(byte[] text, Random random) {
    var out = new ByteArrayOutputStream();
    var decoder =
        new LeafDecoder(
            Encoding.BASE64,
            new ByteSink() {
              @Override
              public void add(byte[] bytes, int offset, int length) {
                out.write(bytes, offset, length);
              }

              @Override
              public void end() {
                // All is written.
              }
            });
    for (int at = 0; at < text.length; ) {
      int piece = Math.min(text.length - at, 1 + random.nextInt(300));
      decoder.add(text, at, piece);
      at += piece;
    }
    decoder.end();
    return out.toByteArray();
  }
}
