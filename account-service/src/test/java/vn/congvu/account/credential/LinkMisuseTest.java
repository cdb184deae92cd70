package vn.congvu.account.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.credential.Links.redeem;
import static vn.congvu.account.credential.Links.report;
import static vn.congvu.account.credential.Links.token;
import static vn.congvu.account.provisioning.Requests.issued;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.account.badday.BadDay;
import vn.congvu.account.badday.PartsThatFail;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.localstack.test.Door;
import vn.congvu.mail.probe.MailEndpoints;
import vn.congvu.mail.probe.MailProbe;

/** Links that are old, used, invented or fought over: what is said, and which password opens. */
@QuarkusTest
@TestProfile(BadDay.class)
class LinkMisuseTest {

  private static final String GOOD = "Song-Xanh-2026-vo-bien";
  private static final String OTHER = "Nui-Biec-2027-Xa-Xoi!";

  @Inject MailboxService mailboxes;
  @Inject DataSource database;

  @ConfigProperty(name = "congvu.mail.imap-host")
  String host;

  @ConfigProperty(name = "congvu.mail.imap-port")
  int imapPort;

  @ConfigProperty(name = "congvu.mail.submission-port")
  int submissionPort;

  private MailProbe probe;

  @BeforeEach
  void lookAsAUserDoes() {
    probe = new MailProbe(new MailEndpoints(host, imapPort, host, submissionPort));
  }

  @AfterEach
  void openTheDoor() {
    Door.open(PartsThatFail.IDENTITY);
  }

  @Test
  void anExpiredLinkSaysSoAndOpensNothing() throws Exception {
    String address = inUse("Trần Hưng Đạo");
    report("binh.tran", "LOST", address).then().statusCode(201);
    String token = token(address);
    letItExpire(token);

    Response refused = redeem(token, OTHER);

    assertProblem(refused, 410, "link-expired", "Liên kết");
    assertOpens(address, GOOD, OTHER);
  }

  @Test
  void aUsedLinkSaysSoAndTheFirstPasswordStays() {
    String address = issued("Trần Khánh Dư");
    String token = token(address);
    redeem(token, GOOD).then().statusCode(204);

    Response again = redeem(token, OTHER);

    assertProblem(again, 410, "link-used", "Liên kết");
    assertOpens(address, GOOD, OTHER);
  }

  @Test
  void anInventedLinkTellsNothingOfAnybody() {
    assertProblem(redeem(LinkToken.next(), GOOD), 404, "link-unknown", "Liên kết");
    assertProblem(redeem("' or 1=1 --", GOOD), 404, "link-unknown", "Liên kết");
  }

  @Test
  void ofTwoWindowsAtOnceOneSetsItsPasswordAndTheOtherNone() throws Exception {
    String address = issued("Trần Quang Khải");
    String token = token(address);
    CyclicBarrier together = new CyclicBarrier(2);

    List<Response> answers;
    try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Response> one = windows.submit(redemption(token, GOOD, together));
      Future<Response> two = windows.submit(redemption(token, OTHER, together));
      answers = List.of(one.get(), two.get());
    }

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertThat(statuses).containsOnlyOnce(204).containsAnyOf(409, 410);
    boolean first = statuses.getFirst() == 204;
    assertOpens(address, first ? GOOD : OTHER, first ? OTHER : GOOD);
    assertThat(state(address)).isEqualTo(MailboxState.ACTIVE);
  }

  @Test
  void anIdentityProviderThatIsAwayLeavesTheLinkAndTheOldPassword() {
    String address = inUse("Trần Nhân Tông");
    report("binh.tran", "LOST", address).then().statusCode(201);
    String token = token(address);
    Door.shut(PartsThatFail.IDENTITY);

    Response refused = redeem(token, OTHER);

    assertProblem(refused, 503, "unavailable", "Máy chủ thư hoặc hệ thống đăng nhập");
    assertThat(refused.header("Retry-After")).isNotNull();
    assertOpens(address, GOOD, OTHER);
    Door.open(PartsThatFail.IDENTITY);
    redeem(token, OTHER).then().statusCode(204);
    assertOpens(address, OTHER, GOOD);
  }

  private String inUse(String fullName) {
    String address = issued(fullName);
    redeem(token(address), GOOD).then().statusCode(204);
    return address;
  }

  private static Callable<Response> redemption(
      String token, String password, CyclicBarrier together) {
    return () -> {
      together.await();
      return redeem(token, password);
    };
  }

  private void assertOpens(String address, String right, String wrong) {
    assertThat(probe.canLogIn(address, right.toCharArray())).as("the right password").isTrue();
    assertThat(probe.canLogIn(address, wrong.toCharArray())).as("the wrong password").isFalse();
  }

  private MailboxState state(String address) {
    return mailboxes.byAddress(address).orElseThrow().state();
  }

  private void letItExpire(String token) throws Exception {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update password_link
                   set issued_at = issued_at - interval '2 days', expires_at = now() - interval '1 second'
                 where token_hash = ?\
                """)) {
      update.setBytes(1, LinkToken.hash(token));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static void assertProblem(Response answer, int status, String slug, String begin) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("/problems/" + slug);
    assertThat(answer.<String>path("detail")).startsWith(begin);
  }
}
