package vn.congvu.security.exercise;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;

class DummyDocumentTest {

  private static final Instant DATE = Instant.parse("2026-11-24T03:04:05Z");
  private static final List<String> RECIPIENTS = List.of("an@tinh.example", "binh@tinh.example");
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);

  private static MessagePrints prints(DummyDocument document) throws IOException {
    return MessagePrints.take(KEY, new ByteArrayInputStream(document.mail(RECIPIENTS, DATE)));
  }

  @Test
  void itSaysOfItselfThatItIsNoRealOne() {
    String mail =
        new String(
            new DummyDocument(UUID.randomUUID(), "DT-K7QX2M9P").mail(RECIPIENTS, DATE), US_ASCII);

    assertThat(mail)
        .contains("X-Congvu-Exercise: DT-K7QX2M9P\r\n")
        .contains("To: an@tinh.example,\r\n binh@tinh.example\r\n")
        .doesNotContainPattern("[^\r]\n")
        .doesNotContain("\ufffd");
  }

  @Test
  void itIsFoundAsARealOneIsAndLikeNoOther() throws IOException {
    var document = new DummyDocument(UUID.randomUUID(), "DT-K7QX2M9P");
    var other = new DummyDocument(UUID.randomUUID(), "DT-K7QX2M9P");

    assertThat(prints(document).messageId()).isEqualTo(KEY.messageId(document.messageId()));
    assertThat(prints(document).parts()).hasSize(2).anyMatch(part -> part.bytes() > 4_000);
    assertThat(prints(document)).isEqualTo(prints(document));
    assertThat(document.is(prints(document), KEY)).isTrue();
    assertThat(document.is(prints(other), KEY)).isFalse();
    assertThat(prints(other).parts().getLast()).isNotEqualTo(prints(document).parts().getLast());
  }

  @Test
  void anotherMailUnderItsMessageIdIsNotIt() throws IOException {
    var document = new DummyDocument(UUID.randomUUID(), "DT-K7QX2M9P");
    String mail = new String(document.mail(RECIPIENTS, DATE), US_ASCII);
    int end = mail.lastIndexOf("--=_congvu_dien_tap--");
    byte[] withMore =
        (mail.substring(0, end)
                + "--=_congvu_dien_tap\r\nContent-Type: text/plain\r\n\r\nNoi dung that\r\n"
                + mail.substring(end))
            .getBytes(US_ASCII);
    byte[] other =
        ("Message-ID: " + document.messageId() + "\r\n\r\nNoi dung that\r\n").getBytes(US_ASCII);

    for (byte[] forged : List.of(withMore, other)) {
      MessagePrints prints = MessagePrints.take(KEY, new ByteArrayInputStream(forged));
      assertThat(prints.messageId()).isEqualTo(KEY.messageId(document.messageId()));
      assertThat(document.is(prints, KEY)).isFalse();
    }
  }
}
