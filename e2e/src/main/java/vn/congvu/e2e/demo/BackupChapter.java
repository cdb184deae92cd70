package vn.congvu.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipInputStream;
import vn.congvu.e2e.system.Answer;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.NotSo;

/**
 * One mail is lost and comes back to the byte; another is forgotten and comes back on no path. The
 * operator asks, the lead approves.
 */
final class BackupChapter {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Story story;
  private final Mail mail;
  private final Api operator;
  private final Api lead;
  private final String address;
  private final String password;

  /** The mailbox in the backups. */
  private String mailbox = "";

  /** As of when both mails are in the backups. */
  private String moment = "";

  /**
   * @param address whose mailbox it is about; it is given two mails
   */
  BackupChapter(Story story, Mail mail, Api operator, Api lead, String address, String password) {
    this.story = story;
    this.mail = mail;
    this.operator = operator;
    this.lead = lead;
    this.address = address;
    this.password = password;
  }

  void play() throws Exception {
    String dear = letter("Biên bản giao ban", "Kính gửi đồng chí biên bản.");
    String leaked = letter("Gửi nhầm", "Tài liệu không được gửi qua thư điện tử.");
    byte[] dearBytes = mail.source(address, password, dear);
    byte[] leakedBytes = mail.source(address, password, leaked);
    backUp();
    restore(dear, dearBytes);
    forget(leaked);
    nowhere(leaked, leakedBytes);
  }

  private String letter(String subject, String text) throws Exception {
    String id = mail.send(address, password, address, subject, text);
    mail.read(address, password, id, PATIENCE);
    return id;
  }

  private void backUp() throws Exception {
    story.step(
        "Sao lưu hộp thư " + address,
        "POST /api/v1/backup-runs, rồi GET đến khi xong",
        () -> {
          mailbox =
              Waiting.until(
                      PATIENCE,
                      () -> operator.get("/api/v1/backup-mailboxes?address=" + address).expect(200),
                      answer -> !answer.items().isEmpty(),
                      "dịch vụ sao lưu chưa biết hộp thư")
                  .items()
                  .getFirst()
                  .path("mailboxId")
                  .asText();
          Answer run = run();
          moment = run.text("endedAt");
          NotSo.unless(run.number("messages") >= 2, "sao lưu thiếu thư");
          return "%s thư, %s byte; thời điểm khôi phục được: %s"
              .formatted(run.text("messages"), run.text("bytes"), moment);
        });
  }

  private Answer run() {
    String id =
        operator
            .post("/api/v1/backup-runs", Map.of("mailboxIds", List.of(mailbox)))
            .expect(201)
            .text("id");
    return ended("/api/v1/backup-runs/" + id);
  }

  private Answer ended(String path) {
    Answer answer =
        Waiting.until(
            PATIENCE,
            () -> operator.get(path).expect(200),
            now -> !now.text("state").equals("RUNNING"),
            "chưa xong: " + path);
    NotSo.unless(answer.text("state").equals("DONE"), "kết thúc với " + answer.text("state"));
    return answer;
  }

  private void restore(String messageId, byte[] source) throws Exception {
    story.step(
        "Xóa một thư, khôi phục đúng từng byte như ở thời điểm trên",
        "IMAP EXPUNGE; POST /api/v1/restores (dung.pham), /approval (em.hoang)",
        () -> {
          mail.delete(address, password, messageId);
          NotSo.unless(mail.find(address, password, messageId).isEmpty(), "thư chưa bị xóa");
          Answer done = ended(approved("/api/v1/restores", restoreOrder("ORIGIN")));
          NotSo.unless(
              Arrays.equals(mail.source(address, password, messageId), source),
              "thư khôi phục không giống từng byte");
          return "người đề nghị không tự duyệt được (403); trả lại %s thư, %s thư còn nguyên; %d byte như cũ"
              .formatted(done.text("appended"), done.text("alreadyThere"), source.length);
        });
  }

  private Map<String, Object> restoreOrder(String destination) {
    Map<String, Object> order = new HashMap<>();
    order.put("mailboxId", mailbox);
    order.put("moment", moment);
    order.put("destination", destination);
    order.put("reason", "Chủ hộp thư xóa nhầm, đề nghị khôi phục");
    return order;
  }

  /** Asked by the operator, approved by the lead; answers the order's path. */
  private String approved(String orders, Map<String, Object> order) {
    String path = orders + "/" + operator.post(orders, order).expect(201).text("id");
    Answer own = operator.step(path, "approval", Map.of());
    NotSo.unless(own.status() == 403, "người đề nghị tự duyệt được");
    lead.step(path, "approval", Map.of()).expect(200);
    return path;
  }

  private void forget(String messageId) throws Exception {
    story.step(
        "Hủy một thư khác trong mọi bản sao lưu",
        "POST /api/v1/backup-fingerprints, /forget-orders (dung.pham), /approval (em.hoang)",
        () -> {
          JsonNode known = fingerprint(messageId);
          NotSo.unless(known.path("copies").asInt() > 0, "bản sao lưu không có thư này");
          Answer done =
              ended(
                  approved(
                      "/api/v1/forget-orders",
                      Map.of(
                          "fingerprint",
                          known.path("fingerprint").asText(),
                          "reason",
                          "Thu hồi tài liệu gửi nhầm qua thư điện tử")));
          return "%s bản ghi ở %s hộp thư; đã hủy %s khóa, bia mộ %s; bản mã còn nằm trong %s gói, không khóa nào mở được"
              .formatted(
                  done.text("copies"),
                  done.text("mailboxes"),
                  done.text("proof.blobsDestroyed"),
                  done.text("proof.tombstone"),
                  done.text("proof.packs"));
        });
  }

  private JsonNode fingerprint(String messageId) {
    return operator
        .post("/api/v1/backup-fingerprints", Map.of("messageId", messageId))
        .expect(200)
        .body()
        .path(0);
  }

  private void nowhere(String messageId, byte[] source) throws Exception {
    story.step(
        "Không đường nào trả lại thư đã hủy",
        "tìm kiếm, khôi phục, xuất .eml, sao lưu lại thư ấy",
        () -> {
          run();
          NotSo.unless(fingerprint(messageId).path("copies").asInt() == 0, "lại được sao lưu");
          mail.delete(address, password, messageId);
          Answer restored = ended(approved("/api/v1/restores", restoreOrder("ORIGIN")));
          NotSo.unless(
              mail.find(address, password, messageId).isEmpty(), "khôi phục trả lại thư đã hủy");
          Answer export =
              operator
                  .get(approved("/api/v1/restores", restoreOrder("EML")) + "/content", "*/*")
                  .expect(200);
          int letters = lettersOf(export.bytes(), bytes -> !Arrays.equals(bytes, source));
          return "hộp thư còn thư ấy thì lần sao lưu sau cũng không nhận; khôi phục: %s thư trả lại; tệp xuất có %d thư, không có thư ấy"
              .formatted(restored.text("appended"), letters);
        });
  }

  private static int lettersOf(byte[] zip, Predicate<byte[]> innocent) throws IOException {
    int letters = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        NotSo.unless(innocent.test(in.readAllBytes()), "tệp xuất có thư đã hủy");
        letters++;
      }
    }
    NotSo.unless(letters > 0, "tệp xuất rỗng");
    return letters;
  }
}
