package vn.congvu.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.congvu.e2e.system.Answer;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.NotSo;

/**
 * A classified document in a mailbox, from its report until the case is closed: each step by whose
 * duty it is, and at the end the ledger of every place.
 */
final class SpillChapter {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Where nobody of the platform can look. */
  private static final Set<String> OUT_OF_SIGHT = Set.of("EXTERNAL_RECIPIENT", "USER_DEVICE");

  /**
   * Who plays.
   *
   * @param reporter an officer of the head's unit
   * @param approver has the lead show who they are
   * @param stranger of the operator, but not on the case
   */
  record People(
      Api reporter,
      Api head,
      Api operator,
      Api lead,
      Supplier<Api> approver,
      Api authority,
      Api stranger) {}

  /**
   * Where it plays.
   *
   * @param sender sends it by mistake
   * @param finder finds it and reports
   * @param third gets it forwarded
   */
  record Mailboxes(String sender, String finder, String third, String password) {}

  private final Story story;
  private final Mail mail;
  private final People people;
  private final Mailboxes mailboxes;

  /** The case's path. */
  private String spill = "";

  private String messageId = "";

  SpillChapter(Story story, Mail mail, People people, Mailboxes mailboxes) {
    this.story = story;
    this.mail = mail;
    this.people = people;
    this.mailboxes = mailboxes;
  }

  void play() throws Exception {
    sent();
    reported();
    found();
    contained();
    approved();
    destroyed();
    closed();
  }

  private void sent() throws Exception {
    story.step(
        "Một tài liệu gửi nhầm, được chuyển tiếp, nằm trong hai lần sao lưu và trong kho thư đã xóa",
        "SMTP; POST /api/v1/backup-runs trước và sau khi chuyển tiếp; IMAP EXPUNGE",
        () -> {
          messageId =
              mail.send(
                  mailboxes.sender(),
                  mailboxes.password(),
                  mailboxes.finder(),
                  "Tài liệu diễn tập",
                  text());
          var _ = mail.read(mailboxes.finder(), mailboxes.password(), messageId, PATIENCE);
          backUp();
          String forwarded =
              mail.forward(
                  mailboxes.finder(),
                  mailboxes.password(),
                  List.of(mailboxes.third(), mailboxes.sender()),
                  mail.source(mailboxes.finder(), mailboxes.password(), messageId));
          var _ = mail.source(mailboxes.sender(), mailboxes.password(), forwarded, PATIENCE);
          backUp();
          mail.delete(mailboxes.sender(), mailboxes.password(), forwarded);
          return """
          người nhận %s; chuyển tiếp cho %s và %s
          %s đã xóa thư ấy; máy chủ còn giữ\
          """
              .formatted(
                  mailboxes.finder(), mailboxes.third(), mailboxes.sender(), mailboxes.sender());
        });
  }

  /** Another one in each run: what a run destroyed is never delivered again. */
  private String text() {
    return "Văn bản diễn tập của %s, không có nội dung mật. "
        .formatted(mailboxes.sender())
        .repeat(40);
  }

  private void backUp() {
    List<String> ids =
        List.of(mailboxes.sender(), mailboxes.finder(), mailboxes.third()).stream()
            .map(
                address ->
                    Waiting.until(
                            PATIENCE,
                            () ->
                                people
                                    .operator()
                                    .get("/api/v1/backup-mailboxes?address=" + address)
                                    .expect(200),
                            answer -> !answer.items().isEmpty(),
                            "dịch vụ sao lưu chưa biết hộp thư")
                        .items()
                        .getFirst()
                        .path("mailboxId")
                        .asText())
            .toList();
    String run =
        people
            .operator()
            .post("/api/v1/backup-runs", Map.of("mailboxIds", ids))
            .expect(201)
            .text("id");
    Answer _ =
        Waiting.until(
            PATIENCE,
            () -> people.operator().get("/api/v1/backup-runs/" + run).expect(200),
            now -> now.text("state").equals("DONE"),
            "sao lưu chưa xong");
  }

  private void reported() throws Exception {
    story.step(
        "Người nhận báo Thủ trưởng, Thủ trưởng xác nhận, cơ quan vận hành nhận việc",
        "GET /api/v1/own-messages; POST /api/v1/spills, /confirmation, /assignment, /people,"
            + " /duties",
        () -> {
          JsonNode newest =
              people
                  .reporter()
                  .get("/api/v1/own-messages?folder=INBOX&limit=1")
                  .expect(200)
                  .items()
                  .getFirst();
          Answer told =
              people
                  .reporter()
                  .post(
                      "/api/v1/spills",
                      Map.of(
                          "unitCode",
                          "ubnd-tinh",
                          "level",
                          "SECRET",
                          "message",
                          Map.of(
                              "folder",
                              newest.path("folder").asText(),
                              "uidValidity",
                              newest.path("uidValidity").asLong(),
                              "uid",
                              newest.path("uid").asLong())))
                  .expect(201);
          spill = "/api/v1/spills/" + told.text("id");
          people.head().step(spill, "confirmation", Map.of()).expect(200);
          people.lead().step(spill, "assignment", Map.of()).expect(200);
          people
              .lead()
              .step(
                  spill,
                  "people",
                  Map.of("part", "EXECUTOR", "username", "dung.pham", "name", "Phạm Tiến Dũng"))
              .expect(200);
          tell("TELL_SENDER", "Cơ quan gửi tài liệu");
          tell("TELL_AUTHORITY", "Phòng An ninh chính trị nội bộ");
          int outside = people.stranger().get(spill).status();
          NotSo.unless(outside == 404, "người ngoài vụ việc thấy nó");
          return "vụ việc %s; chỉ những người trong vụ việc thấy nó".formatted(told.text("code"));
        });
  }

  private void tell(String duty, String whom) {
    people
        .lead()
        .step(spill, "duties/" + duty, Map.of("channel", "PHONE", "told", whom))
        .expect(200);
  }

  private void found() throws Exception {
    story.step(
        "Tìm mọi bản sao, chưa đụng đến bản nào",
        "POST /api/v1/spills/{id}/searches",
        () -> {
          search("LOCATE");
          String counts = counts();
          NotSo.unless(counts.contains("VAULT FOUND"), "không tìm trong kho thư đã xóa");
          return counts;
        });
  }

  private void search(String kind) {
    people.operator().step(spill, "searches", Map.of("kind", kind)).expect(201);
    Answer _ =
        Waiting.until(
            PATIENCE,
            () -> people.operator().get(spill + "/searches?limit=1").expect(200),
            page -> page.items().getFirst().path("state").asText().equals("DONE"),
            "tìm chưa xong");
  }

  private String counts() {
    return people.operator().all(spill + "/copies").stream()
        .collect(
            Collectors.groupingBy(
                copy -> copy.path("kind").asText() + " " + copy.path("state").asText(),
                TreeMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(count -> "%s: %d".formatted(count.getKey(), count.getValue()))
        .collect(Collectors.joining("; "));
  }

  private void contained() throws Exception {
    story.step(
        "Cách ly ngay, một người làm được; trả lại được",
        "POST /api/v1/spills/{id}/containment",
        () -> {
          Instant begin = Instant.now();
          people.operator().step(spill, "containment", Map.of()).expect(202);
          await("CONTAINED");
          NotSo.unless(
              mail.find(mailboxes.finder(), mailboxes.password(), messageId).isEmpty(),
              "thư vẫn còn trong hộp thư");
          return "sau %d giây không hộp thư nào còn; %s"
              .formatted(Duration.between(begin, Instant.now()).toSeconds(), counts());
        });
  }

  private void await(String state) {
    Answer _ =
        Waiting.until(
            PATIENCE,
            () -> people.operator().get(spill).expect(200),
            now -> now.text("state").equals(state),
            "vụ việc chưa đến bước " + state);
  }

  private void approved() throws Exception {
    story.step(
        "Chốt danh sách; người thứ hai vừa đăng nhập lại thì phê duyệt đúng danh sách ấy",
        "POST /result-sets (dung.pham), /result-sets/{n}/approval (em.hoang)",
        () -> {
          Answer set = people.operator().step(spill, "result-sets", Map.of()).expect(201);
          Map<String, Object> approval =
              Map.of(
                  "digest",
                  set.text("digest"),
                  "authority",
                  Map.of(
                      "keepAsIs", false,
                      "answeredBy", "Phòng An ninh chính trị nội bộ",
                      "letterNumber", "12/CAT-PA03"));
          String decision = "result-sets/" + set.text("number") + "/approval";
          Answer own = people.operator().step(spill, decision, approval);
          NotSo.unless(own.status() == 403, "người thực hiện tự phê duyệt được");
          Answer old = people.lead().step(spill, decision, approval);
          NotSo.unless(old.status() == 401, "phê duyệt được mà không đăng nhập lại");
          Answer approved = people.approver().get().step(spill, decision, approval).expect(200);
          return "%s bản, mã kiểm tra %s…; người thực hiện: 403, không đăng nhập lại: 401; hiệu lực đến %s"
              .formatted(
                  set.text("copies"),
                  set.text("digest").substring(0, 12),
                  approved.text("validUntil"));
        });
  }

  private void destroyed() throws Exception {
    story.step(
        "Hủy: khóa niêm phong, kho thư đã xóa, mọi bản sao lưu",
        "POST /result-sets/{n}/destruction (dung.pham), rồi GET đến khi xong",
        () -> {
          String last =
              people.operator().all(spill + "/result-sets").getLast().path("number").asText();
          String path = "result-sets/" + last + "/destruction";
          people.operator().step(spill, path, Map.of()).expect(202);
          Answer done =
              Waiting.until(
                  PATIENCE,
                  () -> people.operator().get(spill + "/" + path).expect(200),
                  now -> now.text("state").equals("DONE"),
                  "chưa hủy xong");
          await("DESTROYED");
          return "%s/%s bản đã hủy, %s lệnh hủy sao lưu có bia mộ"
              .formatted(done.text("destroyed"), done.text("copies"), done.text("forgotten"));
        });
  }

  private void closed() throws Exception {
    story.step(
        "Cơ quan có thẩm quyền đánh giá, khắc phục, kết thúc; sổ các nơi có thể có bản sao",
        "POST /assessment (hai.do), /remediation, /closure (em.hoang); GET /coverage",
        () -> {
          for (JsonNode row : ledger()) {
            if (OUT_OF_SIGHT.contains(row.path("kind").asText())) {
              declare(row);
            }
          }
          people
              .authority()
              .step(spill, "assessment", Map.of("degree", "INSIDE", "cause", "WRONG_RECIPIENT"))
              .expect(200);
          people
              .lead()
              .step(spill, "remediation", Map.of("remedies", "Tập huấn lại người soạn thảo"))
              .expect(200);
          people.lead().step(spill, "closure", Map.of()).expect(200);
          return printed(ledger());
        });
  }

  /** Where nothing lay is said by a number. */
  private static String printed(List<JsonNode> ledger) {
    long absent =
        ledger.stream().filter(row -> row.path("state").asText().equals("ABSENT")).count();
    return ledger.stream()
        .filter(row -> !row.path("state").asText().equals("ABSENT"))
        .map(
            row ->
                "%-18s %-36s %-10s %s"
                    .formatted(
                        row.path("kind").asText(),
                        row.path("place").asText(),
                        row.path("state").asText(),
                        row.path("proof").asText("")))
        .collect(
            Collectors.joining(
                "\n", "", "\n%d nơi khác đã xem, không có bản nào".formatted(absent)));
  }

  private List<JsonNode> ledger() {
    return people.lead().all(spill + "/coverage");
  }

  private void declare(JsonNode row) {
    people
        .lead()
        .put(
            spill + "/coverage/" + row.path("id").asText(),
            Map.of("state", "DECLARED", "proof", "Bản cam kết 03/BCK"),
            people.lead().get(spill).expect(200).etag())
        .expect(200);
  }
}
