package vn.congvu.backup.drill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.Paper.Block;
import vn.congvu.paper.Paper.Column;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Named;
import vn.congvu.paper.Paper.Note;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;
import vn.congvu.paper.PaperFormat;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.certificate.SignedCertificate;

/**
 * A drill's certificate for print, Vietnamese first. All of it comes out of the signed JSON, whose
 * digest and signature stand at the end: whoever doubts the paper asks for the file.
 */
final class CertificatePdf {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private static final Locale VIETNAMESE = Locale.of("vi", "VN");

  private final SignedCertificate signed;
  private final JsonNode certificate;

  private CertificatePdf(SignedCertificate signed, JsonNode certificate) {
    this.signed = signed;
    this.certificate = certificate;
  }

  /**
   * @param envelope as it was signed
   */
  static byte[] of(String envelope) {
    SignedCertificate signed = SignedCertificate.parse(envelope).orElseThrow();
    try {
      JsonNode certificate = JSON.readTree(signed.certificate());
      return PaperFormat.PDF.bytes(new CertificatePdf(signed, certificate).paper());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a signed certificate is JSON", e);
    }
  }

  private Paper paper() {
    return new Paper(
        null,
        new Letterhead(
            certificate.hasNonNull("superior") ? capitals("superior") : null,
            capitals("operator"),
            null,
            Letterhead.placeAndDate(
                certificate.hasNonNull("place") ? text("place") : null,
                moment(certificate.path("endedAt")).toLocalDate())),
        new Named(
            "CHỨNG NHẬN DIỄN TẬP KHÔI PHỤC DỮ LIỆU SAO LƯU",
            List.of(
                "Certificate of a backup restore drill",
                passed(certificate) ? "KẾT QUẢ: ĐẠT (PASSED)" : "KẾT QUẢ: KHÔNG ĐẠT (FAILED)")),
        null,
        Stream.of(figures(), mailboxes(), signature()).flatMap(List::stream).toList(),
        List.of(),
        List.of());
  }

  private List<Block> figures() {
    JsonNode sample = certificate.path("sample");
    JsonNode figures = certificate.path("figures");
    return List.of(
        new Text("Mã diễn tập (Drill): " + text("drillId")),
        new Table(
            List.of(new Column("Nội dung (Figure)", 70), new Column("Giá trị (Value)", 30)),
            List.of(
                figure("Bắt đầu", "Started", moment(certificate.path("startedAt")).format(MOMENT)),
                figure("Kết thúc", "Ended", moment(certificate.path("endedAt")).format(MOMENT)),
                figure(
                    "Hộp thư đã có bản sao lưu",
                    "Mailboxes with a backup",
                    number(sample.path("population"))),
                figure("Tỷ lệ lấy mẫu ngẫu nhiên", "Random share", sample.path("share").asText()),
                figure(
                    "Hộp thư được khôi phục thử",
                    "Mailboxes tried",
                    number(figures.path("mailboxes"))),
                figure(
                    "Hộp thư không đạt",
                    "Mailboxes that failed",
                    number(figures.path("failedMailboxes"))),
                figure(
                    "Thư đã khôi phục và đối chiếu mã băm",
                    "Messages restored and compared by hash",
                    number(figures.path("messages"))),
                figure("Dung lượng, byte", "Bytes", number(figures.path("bytes"))),
                figure("Thư không khớp", "Mismatches", number(figures.path("mismatches"))),
                figure(
                    "Thư đã xóa vĩnh viễn theo lệnh, không khôi phục",
                    "Messages forgotten by order",
                    number(figures.path("forgottenMessages"))),
                figure(
                    "RTO: thời gian khôi phục lâu nhất một hộp thư, tính bằng giây",
                    "Longest restore of one mailbox, in seconds",
                    seconds(figures.path("rtoLongestMillis"))),
                figure(
                    "Tốc độ khôi phục, thư/giây",
                    "Messages restored per second",
                    number(figures.path("restoredMessagesPerSecond"))),
                figure(
                    "RPO: tuổi bản sao lưu cũ nhất khi bắt đầu, tính bằng giây",
                    "Oldest backup at the start, in seconds",
                    number(figures.path("rpoOldestBackupSeconds"))))),
        new Note("Hạt giống chọn mẫu (Seed): " + sample.path("seed").asText()),
        new Note("Cách chọn (Method): " + sample.path("method").asText()));
  }

  private static List<String> figure(String vietnamese, String english, String value) {
    return List.of(vietnamese + " (" + english + ")", value);
  }

  private List<Block> mailboxes() {
    var rows = new ArrayList<List<String>>();
    for (JsonNode mailbox : certificate.path("mailboxes")) {
      var address = new StringBuilder(mailbox.path("address").asText());
      mailbox.path("places").forEach(place -> address.append("\n— ").append(place.asText()));
      rows.add(
          List.of(
              address.toString(),
              moment(mailbox.path("asOf")).format(MOMENT),
              number(mailbox.path("messages")),
              number(mailbox.path("mismatches")),
              seconds(mailbox.path("restoreMillis")),
              passed(mailbox) ? "Đạt" : "Không đạt"));
    }
    return List.of(
        new Heading("Từng hộp thư (Each mailbox)"),
        new Table(
            List.of(
                new Column("Địa chỉ (Address)", 39),
                new Column("Bản sao lưu lúc (As of)", 16),
                new Column("Thư (Mails)", 12),
                new Column("Lệch (Mism.)", 10),
                new Column("Giây (Sec.)", 10),
                new Column("Kết quả (Result)", 13)),
            rows));
  }

  private List<Block> signature() {
    return List.of(
        new Heading("Chữ ký số của tệp JSON (Signature of the JSON file)"),
        new Note(
            "Bản in này lấy từ tệp JSON được ký Ed25519; kiểm tra không cần mạng bằng lệnh"
                + " ./congvu verify-certificate TỆP. (This print comes from a JSON file signed with"
                + " Ed25519; it is checked offline by ./congvu verify-certificate FILE.)"),
        new Note("SHA-256: " + signed.digest()),
        new Note("Khóa (Key): " + signed.keyId()),
        new Note("Khóa công khai (Public key): " + signed.publicKey()),
        new Note("Chữ ký (Signature): " + signed.signature()));
  }

  private String capitals(String field) {
    return text(field).toUpperCase(VIETNAMESE);
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
