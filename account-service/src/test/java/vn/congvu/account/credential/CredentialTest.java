package vn.congvu.account.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.credential.Links.issue;
import static vn.congvu.account.credential.Links.leaked;
import static vn.congvu.account.credential.Links.openReport;
import static vn.congvu.account.credential.Links.redeem;
import static vn.congvu.account.credential.Links.report;
import static vn.congvu.account.credential.Links.token;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.issued;
import static vn.congvu.account.provisioning.Requests.started;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Facts;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.provisioning.Door;
import vn.congvu.mail.probe.MailEndpoints;
import vn.congvu.mail.probe.MailProbe;
import vn.congvu.testkit.LogWitness;

@QuarkusTest
class CredentialTest {

  private static final String GOOD = "Song-Xanh-2026-vo-bien";
  private static final String OTHER = "Nui-Biec-2027-Xa-Xoi!";

  @Inject MailboxService mailboxes;
  @Inject AgroalDataSource dataSource;

  @ConfigProperty(name = "congvu.mail.imap-host")
  String imapHost;

  @ConfigProperty(name = "congvu.mail.imap-port")
  int imapPort;

  @ConfigProperty(name = "congvu.mail.submission-host")
  String submissionHost;

  @ConfigProperty(name = "congvu.mail.submission-port")
  int submissionPort;

  @ConfigProperty(name = "quarkus.oidc.auth-server-url")
  String realm;

  private MailProbe probe;

  @BeforeEach
  void lookAsAUserDoes() {
    probe = new MailProbe(new MailEndpoints(imapHost, imapPort, submissionHost, submissionPort));
  }

  @AfterEach
  void openTheDoor() {
    Door.open();
  }

  @Test
  void aUserSetsThePasswordByTheLinkAndIsInEverywhere() {
    String address = issued("Nguyễn Văn Bảo");
    String token = token(address);

    redeem(token, GOOD).then().statusCode(204);

    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isTrue();
    assertThat(signsIn(address, GOOD)).isTrue();
    assertThat(state(address)).isEqualTo(MailboxState.ACTIVE);
    assertThat(fact("credential.reset.v1", address).path("unitCode").asText())
        .isEqualTo("tccb.snv");
  }

  @Test
  void aLinkOpensOnlyOnce() {
    String address = issued("Trần Quốc Toản");
    String token = token(address);
    redeem(token, GOOD).then().statusCode(204);

    Response again = redeem(token, OTHER);

    assertProblem(again, 410, "link-used");
    assertThat(probe.canLogIn(address, OTHER.toCharArray())).isFalse();
  }

  @Test
  void anUnknownLinkIsNotFound() {
    assertProblem(redeem(LinkToken.next(), GOOD), 404, "link-unknown");
  }

  @Test
  void aNewLinkVoidsTheOlderOne() {
    String address = issued("Lý Thường Kiệt");
    String older = token(address);
    String newer = token(address);

    assertProblem(redeem(older, GOOD), 410, "link-replaced");
    redeem(newer, GOOD).then().statusCode(204);
  }

  @Test
  void everyBrokenRuleIsNamedAndTheLinkStaysValid() {
    String address = issued("Phạm Ngũ Lão");
    String token = token(address);

    Response refused = redeem(token, "pham");

    assertProblem(refused, 400, "password-refused");
    List<String> rules = refused.path("errors.detail");
    assertThat(rules).hasSizeGreaterThanOrEqualTo(3).allMatch(rule -> rule.startsWith("Mật khẩu"));
    redeem(token, GOOD).then().statusCode(204);
  }

  @Test
  void ofTwoRedemptionsAtOnceOneWins() throws Exception {
    String address = issued("Mai Thúc Loan");
    String token = token(address);

    List<Integer> answers = atOnce(() -> redeem(token, GOOD).statusCode(), 2);

    assertThat(answers).containsOnlyOnce(204).anyMatch(status -> status == 409 || status == 410);
    assertThat(audited("credential.reset", address)).isEqualTo(1);
  }

  @Test
  void aMailServerThatIsAwayLeavesTheLinkValidForTheSamePassword() {
    String address = issued("Hoàng Hoa Thám");
    String token = token(address);
    Door.shut();

    assertProblem(redeem(token, GOOD), 503, "unavailable");
    assertThat(state(address)).isEqualTo(MailboxState.AWAITING_ACTIVATION);
    Door.open();

    redeem(token, GOOD).then().statusCode(204);
    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isTrue();
  }

  @Test
  void aLeakedPasswordOpensNothingAnyMoreAndEndsOpenSessions() throws Exception {
    String address = inUse("Cao Bá Quát");
    try (var session = probe.open(address, GOOD.toCharArray())) {

      leaked(address);

      assertThat(session.isAlive()).isFalse();
    }
    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isFalse();
    assertThat(signsIn(address, GOOD)).isFalse();
    assertThat(fact("credential.compromised.v1", address).path("reportId").asText()).isNotEmpty();
  }

  @Test
  void aLeakedPasswordCannotBeSetAgain() {
    String address = inUse("Đinh Bộ Lĩnh");
    leaked(address);
    String token = token(address);

    assertProblem(redeem(token, GOOD), 400, "password-refused");
    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isFalse();

    redeem(token, OTHER).then().statusCode(204);
    assertThat(state(address)).isEqualTo(MailboxState.ACTIVE);
    assertThat(probe.canLogIn(address, OTHER.toCharArray())).isTrue();
  }

  @Test
  void aLostPasswordStaysUntilTheUserSetsANewOne() {
    String address = inUse("Nguyễn Thị Duệ");

    report("binh.tran", "LOST", address).then().statusCode(201);
    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isTrue();
    assertProblem(report("binh.tran", "LOST", address), 409, "credential-report-open");

    redeem(token(address), OTHER).then().statusCode(204);
    assertThat(probe.canLogIn(address, GOOD.toCharArray())).isFalse();
    assertThat(probe.canLogIn(address, OTHER.toCharArray())).isTrue();
  }

  @Test
  void aResetRequestOpensAReportForItsLine() {
    String address = inUse("Lương Thế Vinh");

    UUID request = done(started("PASSWORD_RESET", about(address)));

    assertThat(openReport(address)).isNotNull();
    assertThat(request).isNotNull();
    redeem(token(address), OTHER).then().statusCode(204);
  }

  @Test
  void onlyWhoAnswersForTheUnitSeesAndHandsOver() {
    String address = issued("Bà Huyện Thanh Quan");
    String report = openReport(address);

    assertThat(issue("an.nguyen", report).statusCode()).as("an officer").isEqualTo(403);
    assertThat(issue("khanh.bui", report).statusCode()).as("another unit").isEqualTo(404);
    assertThat(report("an.nguyen", "LEAKED", address).statusCode()).as("not theirs").isEqualTo(404);
    assertThat(report("khanh.bui", "LEAKED", address).statusCode()).isEqualTo(404);
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/v1/password-links")
        .then()
        .statusCode(401);
  }

  @Test
  void aRequestedLockIsNotLiftedByALink() {
    String address = inUse("Hồ Xuân Hương");
    report("binh.tran", "LOST", address).then().statusCode(201);
    String token = token(address);

    done(started("LOCK", about(address, "reason", "Theo kết luận thanh tra")));

    assertProblem(redeem(token, OTHER), 410, "link-replaced");
    assertProblem(issue("binh.tran", openReport(address)), 409, "mailbox-not-open");
  }

  @Test
  void aLinkOpensNoMailboxThatWasClosedMeanwhile() {
    String address = inUse("Phan Đình Phùng");
    report("binh.tran", "LOST", address).then().statusCode(201);
    String token = token(address);

    done(started("CLOSURE", about(address, "reason", "Nghỉ hưu")));

    assertProblem(redeem(token, OTHER), 410, "link-replaced");
    assertThat(openReport(address)).isNull();
  }

  @Test
  void noPasswordAndNoTokenIsInAnyLogOrColumn() throws Exception {
    String planted = "Canh-Gac-Rung-" + UUID.randomUUID();
    String address = issued("Bùi Thị Xuân");
    String token = token(address);
    try (var log = new LogWitness()) {

      redeem(token, "x" + planted.substring(0, 3)).then().statusCode(400);
      Door.shut();
      redeem(token, planted).then().statusCode(503);
      Door.open();
      redeem(token, planted).then().statusCode(204);
      redeem(token, planted).then().statusCode(410);

      assertThat(log.heard()).noneMatch(line -> line.contains(planted) || line.contains(token));
    }
    assertThat(columnsContaining(planted)).isEmpty();
    assertThat(columnsContaining(token)).isEmpty();
  }

  private String inUse(String fullName) {
    String address = issued(fullName);
    redeem(token(address), GOOD).then().statusCode(204);
    return address;
  }

  private MailboxState state(String address) {
    return mailboxes.byAddress(address).orElseThrow().state();
  }

  private boolean signsIn(String address, String password) {
    return RestAssured.given()
            .formParam("grant_type", "password")
            .formParam("client_id", "demo-cli")
            .formParam("username", address)
            .formParam("password", password)
            .post(realm + "/protocol/openid-connect/token")
            .statusCode()
        == 200;
  }

  private static void assertProblem(Response response, int status, String slug) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<String>path("type")).isEqualTo("/problems/" + slug);
  }

  private static <T> List<T> atOnce(Callable<T> call, int times) throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < times; i++) {
        calls.add(call);
      }
      var answers = new ArrayList<T>();
      for (var answer : executor.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private JsonNode fact(String type, String address) {
    UUID mailbox = mailboxes.byAddress(address).orElseThrow().id();
    return Facts.await("credential.events", type, mailbox.toString());
  }

  private long audited(String action, String address) {
    UUID mailbox = mailboxes.byAddress(address).orElseThrow().id();
    return query(
            "select '1' from audit_entry where action = '%s' and subject_id = '%s'"
                .formatted(action, mailbox))
        .size();
  }

  private List<String> columnsContaining(String secret) {
    String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
    var found = new ArrayList<String>();
    for (String table :
        query(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname = 'public'")) {
      // A row as text shows every column; bytea among them as hexadecimal digits.
      if (!query(
              "select '1' from %s t where t::text like '%%%s%%' or t::text like '%%%s%%' limit 1"
                  .formatted(table, secret, hex))
          .isEmpty()) {
        found.add(table);
      }
    }
    return found;
  }

  private List<String> query(String sql) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
