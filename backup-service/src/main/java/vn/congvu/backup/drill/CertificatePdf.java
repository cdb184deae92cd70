package vn.congvu.backup.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.congvu.backup.certificate.PrintedPages;
import vn.congvu.backup.certificate.PrintedPages.Style;
import vn.congvu.backup.certificate.SignedCertificate;
import vn.congvu.platform.calendar.WorkingCalendar;

/**
 * A drill's certificate for print, Vietnamese first. All of it comes out of the signed JSON, whose
 * digest and signature stand at the end: whoever doubts the paper asks for the file.
 */
final class CertificatePdf {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final Style HEAD = new Style(11, true);
  private static final Style TITLE = new Style(14, true);
  private static final Style BODY = new Style(11, false);
  private static final Style STRONG = new Style(11, true);
  private static final Style SMALL = new Style(9, false);
  private static final Style SMALL_STRONG = new Style(9, true);
  private static final List<Float> FIGURES = List.of(0.72f, 0.28f);
  private static final List<Float> MAILBOXES = List.of(0.35f, 0.22f, 0.11f, 0.09f, 0.1f, 0.13f);

  private final SignedCertificate signed;
  private final JsonNode certificate;
  private final PrintedPages pages;

  private CertificatePdf(SignedCertificate signed, JsonNode certificate, PrintedPages pages) {
    this.signed = signed;
    this.certificate = certificate;
    this.pages = pages;
  }

  /**
   * @param envelope as it was signed
   */
  static byte[] of(String envelope) {
    SignedCertificate signed = SignedCertificate.parse(envelope).orElseThrow();
    try {
      JsonNode certificate = JSON.readTree(signed.certificate());
      return PrintedPages.of(
          "Chứng nhận diễn tập khôi phục " + certificate.path("drillId").asText(),
          pages -> new CertificatePdf(signed, certificate, pages).write());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a signed certificate is JSON", e);
    }
  }

  private void write() throws IOException {
    head();
    figures();
    mailboxes();
    signature();
  }

  private void head() throws IOException {
    var left = new ArrayList<String>();
    if (certificate.hasNonNull("superior")) {
      left.add(text("superior").toUpperCase(VIETNAMESE));
    }
    left.add(text("operator").toUpperCase(VIETNAMESE));
    left.add("———————");
    pages.heads(
        left,
        List.of(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "———————————————"),
        List.of(HEAD));
    ZonedDateTime day = moment(certificate.path("endedAt"));
    String date =
        "ngày %02d tháng %02d năm %d"
            .formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    pages.heads(
        List.of(""),
        List.of(certificate.hasNonNull("place") ? text("place") + ", " + date : date),
        List.of(BODY));
    pages.space(18);
    pages.centred("CHỨNG NHẬN DIỄN TẬP KHÔI PHỤC DỮ LIỆU SAO LƯU", TITLE);
    pages.centred("Certificate of a backup restore drill", BODY);
    pages.centred(
        passed(certificate) ? "KẾT QUẢ: ĐẠT (PASSED)" : "KẾT QUẢ: KHÔNG ĐẠT (FAILED)", TITLE);
    pages.space(10);
  }

  private void figures() throws IOException {
    JsonNode sample = certificate.path("sample");
    JsonNode figures = certificate.path("figures");
    pages.paragraph("Mã diễn tập (Drill): " + text("drillId"), BODY);
    figure("Bắt đầu", "Started", moment(certificate.path("startedAt")).format(MOMENT));
    figure("Kết thúc", "Ended", moment(certificate.path("endedAt")).format(MOMENT));
    figure(
        "Hộp thư đã có bản sao lưu", "Mailboxes with a backup", number(sample.path("population")));
    figure("Tỷ lệ lấy mẫu ngẫu nhiên", "Random share", sample.path("share").asText());
    figure("Hộp thư được khôi phục thử", "Mailboxes tried", number(figures.path("mailboxes")));
    figure("Hộp thư không đạt", "Mailboxes that failed", number(figures.path("failedMailboxes")));
    figure(
        "Thư đã khôi phục và đối chiếu mã băm",
        "Messages restored and compared by hash",
        number(figures.path("messages")));
    figure("Dung lượng, byte", "Bytes", number(figures.path("bytes")));
    figure("Thư không khớp", "Mismatches", number(figures.path("mismatches")));
    figure(
        "Thư đã xóa vĩnh viễn theo lệnh, không khôi phục",
        "Messages forgotten by order",
        number(figures.path("forgottenMessages")));
    figure(
        "RTO: thời gian khôi phục lâu nhất một hộp thư, tính bằng giây",
        "Longest restore of one mailbox, in seconds",
        seconds(figures.path("rtoLongestMillis")));
    figure(
        "Tốc độ khôi phục, thư/giây",
        "Messages restored per second",
        number(figures.path("restoredMessagesPerSecond")));
    figure(
        "RPO: tuổi bản sao lưu cũ nhất khi bắt đầu, tính bằng giây",
        "Oldest backup at the start, in seconds",
        number(figures.path("rpoOldestBackupSeconds")));
    pages.space(6);
    pages.paragraph("Hạt giống chọn mẫu (Seed): " + sample.path("seed").asText(), SMALL);
    pages.paragraph("Cách chọn (Method): " + sample.path("method").asText(), SMALL);
  }

  private void figure(String vietnamese, String english, String value) throws IOException {
    pages.row(List.of(vietnamese + " (" + english + ")", value), BODY, FIGURES);
  }

  private void mailboxes() throws IOException {
    pages.space(10);
    pages.paragraph("Từng hộp thư (Each mailbox)", STRONG);
    pages.row(
        List.of(
            "Địa chỉ (Address)",
            "Bản sao lưu lúc (As of)",
            "Thư (Mails)",
            "Lệch (Mism.)",
            "Giây (Sec.)",
            "Kết quả (Result)"),
        SMALL_STRONG,
        MAILBOXES);
    for (JsonNode mailbox : certificate.path("mailboxes")) {
      pages.row(
          List.of(
              mailbox.path("address").asText(),
              moment(mailbox.path("asOf")).format(MOMENT),
              number(mailbox.path("messages")),
              number(mailbox.path("mismatches")),
              seconds(mailbox.path("restoreMillis")),
              passed(mailbox) ? "Đạt" : "Không đạt"),
          SMALL,
          MAILBOXES);
      for (JsonNode place : mailbox.path("places")) {
        pages.paragraph("— " + place.asText(), SMALL);
      }
    }
  }

  private void signature() throws IOException {
    pages.space(10);
    pages.paragraph("Chữ ký số của tệp JSON (Signature of the JSON file)", STRONG);
    pages.paragraph(
        "Bản in này lấy từ tệp JSON được ký Ed25519; kiểm tra không cần mạng bằng lệnh"
            + " ./congvu verify-certificate TỆP. (This print comes from a JSON file signed with"
            + " Ed25519; it is checked offline by ./congvu verify-certificate FILE.)",
        SMALL);
    pages.paragraph("SHA-256: " + signed.digest(), SMALL);
    pages.paragraph("Khóa (Key): " + signed.keyId(), SMALL);
    pages.paragraph("Khóa công khai (Public key): " + signed.publicKey(), SMALL);
    pages.paragraph("Chữ ký (Signature): " + signed.signature(), SMALL);
  }

  private String text(String field) {
    return certificate.path(field).asText();
  }

  private static boolean passed(JsonNode what) {
    return what.path("result").asText().equals("PASSED");
  }

  private static ZonedDateTime moment(JsonNode field) {
    return Instant.parse(field.asText()).atZone(WorkingCalendar.ZONE);
  }

  private static String number(JsonNode field) {
    return String.format(VIETNAMESE, "%,d", field.asLong());
  }

  private static String seconds(JsonNode millis) {
    return String.format(VIETNAMESE, "%,.3f", millis.asLong() / 1000.0);
  }
}
