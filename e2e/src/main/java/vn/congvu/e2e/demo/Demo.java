package vn.congvu.e2e.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.congvu.e2e.system.Answer;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.FactLog;
import vn.congvu.e2e.system.Mail;
import vn.congvu.e2e.system.NotSo;
import vn.congvu.e2e.system.Place;

/**
 * From a dirty officer list to working mailboxes, against the running stack: through the gateway,
 * IMAP, SMTP and Kafka only, in the names of the demo's people.
 */
public final class Demo {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PASSWORD = "Congvu@2026-demo";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Place place;
  private final Story story;
  private final Mail mail;
  private final Api focalPoint;
  private final Api head;
  private final Api operator;
  private final Api lead;
  private final Api auditor;
  private final Api nobody;

  /** Differs from run to run, so that a second run brings other people of the same names. */
  private final long run = Instant.now().getEpochSecond() % 100_000;

  private Demo(Place place, Story story) {
    this.place = place;
    this.story = story;
    this.mail = new Mail(place);
    this.focalPoint = person("phuc.dang");
    this.head = person("quynh.mai");
    this.operator = person("dung.pham");
    this.lead = person("em.hoang");
    this.auditor = person("giang.vu");
    this.nobody = Api.anonymous(place);
  }

  public static void main(String[] arguments) {
    Story story = new Story(System.out);
    try {
      new Demo(Place.ofEnvironment(), story).play();
      System.out.printf("%nXong: %d bước, tất cả đúng như mong đợi.%n", story.steps());
    } catch (Exception failure) {
      System.out.printf(
          "     HỎNG: %s%n", failure instanceof NotSo ? failure.getMessage() : whereOf(failure));
      System.exit(1);
    }
  }

  /** The kind and the place of a failure: a library's message could quote what it was given. */
  private static String whereOf(Exception failure) {
    return failure.getClass().getName()
        + Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("vn.congvu"))
            .findFirst()
            .map(frame -> " (" + frame + ")")
            .orElse("");
  }

  private void play() throws Exception {
    requireRunningStack();
    try (FactLog facts = FactLog.open(place)) {
      String batch = importList();
      correct(batch);
      List<String> requests = accept(batch);
      for (String request : requests) {
        approve(request);
      }
      List<String> mailboxes = provisioned(requests);
      String sender = mailboxes.get(0);
      String colleague = mailboxes.get(1);
      String password = "Tinh-Mau #%05d thu".formatted(run);
      setPassword(sender, password);
      setPassword(colleague, password);
      exchange(sender, colleague, password);
      new BackupChapter(story, mail, operator, lead, colleague, password).play();
      spill(sender, colleague, mailboxes.get(2), password);
      leak(sender, password);
      announced(facts, mailboxes.size());
      incidentOf(sender);
      audited();
    }
  }

  // Without this, the first to miss the stack would be Kafka's client, after twenty seconds.
  private void requireRunningStack() {
    try {
      nobody.get("/api/v1/password-rules");
    } catch (NotSo _) {
      throw new NotSo(
          "Congvu chưa chạy ở %s; hãy chạy ./congvu up trước.".formatted(place.gateway()));
    }
  }

  private String importList() throws Exception {
    String[] batch = new String[1];
    story.step(
        "Xem trước danh sách cán bộ",
        "POST /api/v1/imports (danh-sach-can-bo.xlsx), Đặng Hồng Phúc, đầu mối CNTT",
        () -> {
          Answer read =
              focalPoint
                  .post(
                      "/api/v1/imports?unit=ubnd-tinh&fileName=danh-sach-can-bo.xlsx",
                      resource("danh-sach-can-bo.xlsx"),
                      XLSX,
                      Map.of())
                  .expect(201);
          batch[0] = read.text("id");
          NotSo.unless(read.number("rows.all") >= 60, "danh sách có ít hơn 60 dòng");
          NotSo.unless(read.number("rows.errors") > 0, "danh sách bẩn mà không thấy lỗi nào");
          return "%s dòng: %s dòng có lỗi, %s dòng cần xem%n%s"
              .formatted(
                  read.text("rows.all"),
                  read.text("rows.errors"),
                  read.text("rows.warnings"),
                  sample(batch[0]));
        });
    return batch[0];
  }

  private String sample(String batch) {
    return focalPoint
        .get("/api/v1/imports/" + batch + "/rows?findings=error&limit=5")
        .items()
        .stream()
        .map(row -> "  dòng %s: %s".formatted(row.path("number").asText(), errorOf(row)))
        .collect(Collectors.joining("\n"));
  }

  private static String errorOf(JsonNode row) {
    return StreamSupport.stream(row.path("findings").spliterator(), false)
        .filter(finding -> finding.path("severity").asText().equals("ERROR"))
        .map(finding -> finding.path("message").asText())
        .findFirst()
        .orElse("?");
  }

  private void correct(String batch) throws Exception {
    story.step(
        "Sửa từng dòng lỗi",
        "PATCH /api/v1/imports/{id}/rows/{n}, theo danh-sach-can-bo.corrections.json",
        () -> {
          String etag = focalPoint.get("/api/v1/imports/" + batch).expect(200).etag();
          int corrected = 0;
          for (var row :
              JSON.readTree(resource("danh-sach-can-bo.corrections.json")).properties()) {
            etag = patch(batch, row.getKey(), row.getValue(), etag);
            corrected++;
          }
          int namesakes = 0;
          for (JsonNode row : focalPoint.all("/api/v1/imports/" + batch + "/rows?findings=error")) {
            NotSo.unless(
                has(row, "ALREADY_HAS_MAILBOX"), "còn lỗi ở dòng " + row.path("number").asText());
            etag = patch(batch, row.path("number").asText(), namesake(row), etag);
            namesakes++;
          }
          Answer now = focalPoint.get("/api/v1/imports/" + batch).expect(200);
          NotSo.unless(now.number("rows.errors") == 0, "vẫn còn dòng lỗi");
          return "%d dòng đã sửa, %d người trùng tên với hộp thư đã có; còn 0 lỗi, bỏ qua %s dòng"
              .formatted(corrected, namesakes, now.text("rows.skipped"));
        });
  }

  /** A second run brings the same names as other people: another telephone and birth date. */
  private Map<String, Object> namesake(JsonNode row) {
    int number = row.path("number").asInt();
    String phone = "09%05d%03d".formatted(run, number);
    if (row.path("values").path("birthDate").isMissingNode()) {
      return Map.of("phone", phone);
    }
    LocalDate birth = LocalDate.of(1970, 1, 1).plusDays((run + number) % 10_000);
    return Map.of(
        "phone", phone, "birthDate", birth.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
  }

  private String patch(String batch, String row, Object correction, String etag) {
    return focalPoint
        .patch("/api/v1/imports/" + batch + "/rows/" + row, correction, etag)
        .expect(200)
        .etag();
  }

  private static boolean has(JsonNode row, String code) {
    return StreamSupport.stream(row.path("findings").spliterator(), false)
        .anyMatch(finding -> finding.path("code").asText().equals(code));
  }

  private List<String> accept(String batch) throws Exception {
    List<String> requests = new ArrayList<>();
    story.step(
        "Chấp nhận danh sách",
        "POST /api/v1/imports/{id}/acceptance, hai lần",
        () -> {
          Answer first =
              focalPoint.step("/api/v1/imports/" + batch, "acceptance", Map.of()).expect(200);
          Answer second =
              focalPoint.step("/api/v1/imports/" + batch, "acceptance", Map.of()).expect(200);
          NotSo.unless(
              first.body().path("requests").equals(second.body().path("requests")),
              "chấp nhận hai lần thành hai bộ đề nghị");
          StringBuilder seen = new StringBuilder();
          for (JsonNode request : first.body().path("requests")) {
            requests.add(request.path("id").asText());
            seen.append(
                "đề nghị cấp mới của %s: %s người%n"
                    .formatted(request.path("unit").asText(), request.path("lines").asText()));
          }
          return seen.toString();
        });
    return requests;
  }

  private void approve(String request) throws Exception {
    String path = "/api/v1/requests/" + request;
    story.step(
        "Trình, xác nhận, tiếp nhận và thực hiện, mỗi bước một người",
        "POST /submission · /confirmation · /receipt · /start",
        () -> {
          focalPoint.step(path, "submission", Map.of()).expect(200);
          Answer own = focalPoint.step(path, "confirmation", Map.of());
          NotSo.unless(own.status() == 403, "người lập tự xác nhận được");
          head.step(path, "confirmation", Map.of()).expect(200);
          Answer received = operator.step(path, "receipt", Map.of()).expect(200);
          operator.step(path, "start", Map.of()).expect(200);
          return "%s: người lập không tự xác nhận được (403); hạn xử lý %s theo %s"
              .formatted(
                  received.text("code"),
                  received.text("sla.dueAt", "?"),
                  received.text("sla.legalBasis", "?"));
        });
  }

  private List<String> provisioned(List<String> requests) throws Exception {
    List<String> addresses = new ArrayList<>();
    story.step(
        "Đợi máy chủ thư và Keycloak có đủ hộp thư",
        "GET /api/v1/requests/{id} đến khi hoàn thành",
        () -> {
          Instant begin = Instant.now();
          for (String request : requests) {
            awaitDone(request);
            for (JsonNode line : operator.all("/api/v1/requests/" + request + "/lines")) {
              NotSo.unless(line.path("state").asText().equals("DONE"), "có dòng chưa xong");
              addresses.add(line.path("reservedAddress").asText());
            }
          }
          NotSo.unless(
              new HashSet<>(addresses).size() == addresses.size(), "một địa chỉ cấp hai lần");
          return "%d hộp thư sau %d giây, ví dụ %s"
              .formatted(
                  addresses.size(),
                  Duration.between(begin, Instant.now()).toSeconds(),
                  addresses.subList(0, 3));
        });
    return addresses;
  }

  private void awaitDone(String request) {
    Answer _ =
        Waiting.until(
            PATIENCE,
            () -> operator.get("/api/v1/requests/" + request).expect(200),
            answer -> answer.text("state").equals("DONE"),
            "đề nghị chưa hoàn thành");
  }

  private void setPassword(String address, String password) throws Exception {
    story.step(
        "Trao liên kết một lần, người dùng tự đặt mật khẩu: " + address,
        "POST /api/v1/password-links, rồi /redemptions với mã trong liên kết",
        () -> {
          String report =
              focalPoint.all("/api/v1/credential-reports").stream()
                  .filter(one -> one.path("mailboxAddress").asText().equals(address))
                  .map(one -> one.path("id").asText())
                  .findFirst()
                  .orElseThrow(() -> new NotSo("hộp thư mới không có phiếu chờ mật khẩu"));
          String url =
              focalPoint
                  .post(
                      "/api/v1/password-links",
                      Map.of(
                          "reportId",
                          report,
                          "identityCheck",
                          Map.of("method", "MEETING", "checkedAt", Instant.now().toString())))
                  .expect(201)
                  .text("url");
          String token = url.substring(url.indexOf('#') + 1);
          Answer weak = redeem(token, "123456");
          NotSo.unless(weak.status() == 400, "mật khẩu yếu mà không bị từ chối: " + weak.status());
          Answer set = redeem(token, password);
          NotSo.unless(set.status() < 300, "không đặt được mật khẩu: " + set.text("detail", ""));
          Answer again = redeem(token, password);
          NotSo.unless(again.status() == 410, "liên kết dùng được hai lần");
          NotSo.unless(mail.logsIn(address, password), "IMAP không nhận mật khẩu mới");
          return "mật khẩu yếu bị từ chối; đặt xong thì IMAP đăng nhập được; liên kết dùng lại: 410";
        });
  }

  private Answer redeem(String token, String password) {
    return nobody.post(
        "/api/v1/password-links/redemptions", Map.of("token", token, "newPassword", password));
  }

  private void exchange(String from, String to, String password) throws Exception {
    story.step(
        "Gửi thư cho đồng nghiệp và đọc ở đó",
        "SMTP %s → IMAP %s".formatted(from, to),
        () -> {
          Instant begin = Instant.now();
          String id =
              mail.send(from, password, to, "Mời họp giao ban", "Kính mời đồng chí dự họp.");
          String text = mail.read(to, password, id, Duration.ofSeconds(30));
          NotSo.unless(text.equals("Kính mời đồng chí dự họp."), "nội dung không nguyên vẹn");
          return "thư đến nguyên vẹn sau %d ms"
              .formatted(Duration.between(begin, Instant.now()).toMillis());
        });
  }

  private void spill(String sender, String finder, String third, String password) throws Exception {
    new SpillChapter(
            story,
            mail,
            new SpillChapter.People(
                Api.as(place, finder, password),
                head,
                operator,
                lead,
                () -> Api.justLoggedIn(place, "em.hoang", PASSWORD),
                person("hai.do"),
                person("dao.vo")),
            new SpillChapter.Mailboxes(sender, finder, third, password))
        .play();
  }

  private void leak(String address, String password) throws Exception {
    story.step(
        "Báo lộ mật khẩu",
        "POST /api/v1/credential-reports LEAKED",
        () -> {
          try (var open = mail.open(address, password)) {
            focalPoint
                .post(
                    "/api/v1/credential-reports",
                    Map.of("mailboxAddress", address, "kind", "LEAKED"))
                .expect(201);
            Instant end = Instant.now().plusSeconds(20);
            while (mail.logsIn(address, password)) {
              NotSo.unless(Instant.now().isBefore(end), "mật khẩu cũ vẫn dùng được");
            }
            while (open.isConnected()) {
              NotSo.unless(Instant.now().isBefore(end), "phiên IMAP đang mở không bị cắt");
            }
          }
          return "mật khẩu cũ bị từ chối ở IMAP; phiên IMAP đang mở đã bị cắt";
        });
  }

  private void announced(FactLog facts, int mailboxes) throws Exception {
    story.step(
        "Sự kiện trên Kafka",
        "các chủ đề *.events từ lúc bắt đầu",
        () -> {
          facts.await(
              fact -> fact.type().equals("credential.compromised.v1"),
              "credential.compromised",
              Duration.ofSeconds(30));
          facts.await(
              fact -> fact.type().equals("incident.opened.v1"),
              "incident.opened",
              Duration.ofSeconds(30));
          for (String type : List.of("backup.completed.v1", "forgetting.completed.v1")) {
            facts.await(fact -> fact.type().equals(type), type, Duration.ofSeconds(30));
          }
          facts.await("mailbox.issued.v1", mailboxes, Duration.ofSeconds(30));
          return facts.counts().entrySet().stream()
              .map(count -> count.getKey() + ": " + count.getValue())
              .collect(Collectors.joining("\n"));
        });
  }

  private void incidentOf(String address) throws Exception {
    story.step(
        "Sự cố chiếm quyền do sự kiện mở ra",
        "GET /api/v1/incidents",
        () -> {
          JsonNode incident =
              operator.get("/api/v1/incidents?limit=200").expect(200).items().stream()
                  .filter(one -> one.path("mailboxAddress").asText().equals(address))
                  .findFirst()
                  .orElseThrow(() -> new NotSo("không có sự cố nào của " + address));
          return incident.path("code").asText() + " " + incident.path("kind").asText();
        });
  }

  private void audited() throws Exception {
    story.step(
        "Kiểm tra chuỗi nhật ký kiểm toán, không cần hệ thống",
        "GET /api/v1/audit-entries/{service}/export, rồi ./congvu verify-audit",
        () -> {
          return chainOf("account-service")
              + "\n"
              + chainOf("backup-service")
              + "\n"
              + chainOf("incident-service")
              + "\nbản sao bị sửa một chữ: bị phát hiện";
        });
  }

  /** Checks one service's chain, and that the verifier would see a change in it. */
  private String chainOf(String service) throws IOException, InterruptedException {
    Answer export =
        auditor
            .get("/api/v1/audit-entries/" + service + "/export", "application/jsonl")
            .expect(200);
    AuditFile file = AuditFile.of(export.bytes());
    String verdict = file.verify(0).lines().findFirst().orElse("");
    file.tamperedCopy().verify(1);
    return service + ": " + verdict;
  }

  private Api person(String username) {
    return Api.as(place, username, PASSWORD);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Demo.class.getResourceAsStream("/demo/" + name)) {
      if (in == null) {
        throw new NotSo("thiếu tệp mẫu " + name);
      }
      return in.readAllBytes();
    }
  }
}
