package vn.congvu.e2e.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

  private static final String PASSWORD = "Congvu@2026-demo";

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
      List<String> mailboxes = new ListChapter(story, focalPoint, head, operator, run).play();
      var passwords = new PasswordChapter(story, mail, focalPoint, operator, nobody);
      String sender = mailboxes.get(0);
      String colleague = mailboxes.get(1);
      String password = "Tinh-Mau #%05d thu".formatted(run);
      passwords.setPassword(sender, password);
      passwords.setPassword(colleague, password);
      exchange(sender, colleague, password);
      new BackupChapter(story, mail, operator, lead, colleague, password).play();
      spill(sender, colleague, mailboxes.get(2), password);
      passwords.leak(sender, password);
      announced(facts, mailboxes.size());
      passwords.incidentOf(sender);
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
}
