package vn.congvu.security.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;

/**
 * The mail of an exercise. It says of itself that it is none of anybody's secrets, in its header,
 * its subject and each of its parts; the rest is drawn from the exercise's id, so that its
 * attachment is like no other mail's and is found as a real one is.
 */
final class DummyDocument {

  static final String MARK = "X-Congvu-Exercise";

  /** Longer than what is too short to tell mails apart. */
  private static final int LINES = 120;

  private static final String BOUNDARY = "=_congvu_dien_tap";

  private final UUID exercise;
  private final String code;

  DummyDocument(UUID exercise, String code) {
    this.exercise = exercise;
    this.code = code;
  }

  String messageId() {
    return "<dien-tap." + exercise + "@congvu.invalid>";
  }

  /** Whether a message that was read is this one, and carries nothing else. */
  boolean is(MessagePrints message, FingerprintKey key) {
    try (var own = new ByteArrayInputStream(mail(List.of("an@congvu.invalid"), Instant.EPOCH))) {
      MessagePrints prints = MessagePrints.take(key, own);
      return Objects.equals(message.messageId(), prints.messageId())
          && message.parts().equals(prints.parts())
          && message.enclosed().equals(prints.enclosed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same bytes each time: a planting that broke is done again. */
  byte[] mail(Collection<String> recipients, Instant date) {
    String domain = recipients.iterator().next().replaceFirst(".*@", "");
    return """
    From: <congvu-dien-tap@%s>
    To: %s
    Date: %s
    Message-ID: %s
    %s: %s
    Subject: =?UTF-8?B?%s?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="%s"

    --%s
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: base64

    %s
    --%s
    Content-Type: text/plain; charset=utf-8
    Content-Disposition: attachment; filename="dien-tap.txt"
    Content-Transfer-Encoding: base64

    %s
    --%s--
    """
        .formatted(
            domain,
            String.join(",\n ", recipients),
            DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)),
            messageId(),
            MARK,
            code,
            Base64.getEncoder().encodeToString(("[DIỄN TẬP] " + code).getBytes(UTF_8)),
            BOUNDARY,
            BOUNDARY,
            base64(notice()),
            BOUNDARY,
            base64(document()),
            BOUNDARY)
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  private String notice() {
    return """
    DIỄN TẬP %s - VĂN BẢN GIẢ ĐỊNH, KHÔNG CHỨA BÍ MẬT NHÀ NƯỚC.
    Hãy xử lý như khi thấy tài liệu mật trong hộp thư: không mở tiếp, không chuyển tiếp,
    báo ngay Thủ trưởng đơn vị trên nền tảng.
    """
        .formatted(code);
  }

  private String document() {
    var text = new StringBuilder("DIỄN TẬP " + code + " - VĂN BẢN GIẢ ĐỊNH\n");
    for (int line = 1; line <= LINES; line++) {
      text.append(
          "Dòng giả định số %03d, mã %s\n"
              .formatted(line, UUID.nameUUIDFromBytes((exercise + "/" + line).getBytes(UTF_8))));
    }
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getMimeEncoder(76, "\n".getBytes(UTF_8)).encodeToString(text.getBytes(UTF_8));
  }
}
