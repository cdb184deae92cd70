package vn.congvu.backup.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static Envelope passed(byte[] message) throws IOException {
    var envelope = new Envelope(new ByteArrayInputStream(message));
    assertThat(envelope.readAllBytes()).isEqualTo(message);
    return envelope;
  }

  @Test
  void senderAndSubjectAreDecoded() throws IOException {
    Envelope envelope =
        passed(
            ("From: =?UTF-8?Q?Nguy=E1=BB=85n?= <an@tinhmau.example>\r\n"
                    + "Subject: =?UTF-8?B?R2nhuqV5?=\r\n =?UTF-8?B?IG3hu51p?=\r\n\r\nbody")
                .getBytes(UTF_8));

    assertThat(envelope.sender()).isEqualTo("nguyễn <an@tinhmau.example>");
    assertThat(envelope.subject()).isEqualTo("giấy mời");
  }

  @Test
  void eightBitHeadersAreReadAsUtf8() throws IOException {
    assertThat(passed("From: Trần Bình\r\n\r\n".getBytes(UTF_8)).sender()).isEqualTo("trần bình");
  }

  @Test
  void aCharsetThatNobodyKnowsIsLeftAsItIs() throws IOException {
    assertThat(passed("From: =?x-none?Q?abc?=\r\n\r\n".getBytes(UTF_8)).sender())
        .isEqualTo("=?x-none?q?abc?=");
  }

  @Test
  void theFirstFieldOfTheNameCountsAndTheBodyDoesNot() throws IOException {
    assertThat(
            passed(
                    "X-From: x\nFROM : A\n\t<a@b.vn>\nFrom: c@d.vn\n\nFrom: e@f.vn\n"
                        .getBytes(UTF_8))
                .sender())
        .isEqualTo("a <a@b.vn>");
    assertThat(passed("Fromage: x\r\n\r\nFrom: e@f.vn".getBytes(UTF_8)).sender()).isEmpty();
  }

  @Test
  void aFieldThatIsNoUtf8IsReadAsLatin() throws IOException {
    assertThat(passed("From: Ren\u00e9 \r\nSubject: \u00e9".getBytes(ISO_8859_1)).sender())
        .isEqualTo("ren\u00e9");
  }

  @Test
  void whatIsNoMailHasNoSender() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);

    assertThat(passed(noise).sender()).doesNotContain("\0");
    assertThat(passed(new byte[0]).sender()).isEmpty();
    assertThat(passed("From: a\0b\r\n\r\n".getBytes(ISO_8859_1)).sender()).isEqualTo("a b");
  }

  @Test
  void aSenderOfAnyLengthFits() throws IOException {
    byte[] message = ("From: " + "🙂".repeat(3000) + "\r\n\r\n").getBytes(UTF_8);

    assertThat(passed(message).sender().codePointCount(0, passed(message).sender().length()))
        .isEqualTo(500);
  }
}
