package vn.congvu.account.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.await;
import static vn.congvu.account.provisioning.Requests.person;
import static vn.congvu.account.provisioning.Requests.started;

import io.restassured.RestAssured;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.account.provisioning.Requests;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PackagedService;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.james.JamesProvisioning;
import vn.congvu.mail.james.WebAdminSettings;

/** The packaged service, killed as the kernel kills: no handler runs, nothing is put in order. */
class KilledWhileProvisioningIT {

  private static final int LINES = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PostgresTestResource postgres = new PostgresTestResource();
  private final Map<String, String> config = new HashMap<>();
  private MailProvisioning mail;

  @BeforeEach
  void startTheParts() {
    config.putAll(new JamesTestResource().start());
    config.putAll(new KeycloakTestResource().start());
    config.putAll(new KafkaTestResource().start());
    config.putAll(postgres.start());
    config.put(
        "congvu.regulation.mail-domains",
        "tinhmau.example," + config.get("congvu.test.mail-domain"));
    config.put("congvu.demo", "true");
    config.put("congvu.provisioning.lease", "2S");
    mail =
        new JamesProvisioning(
            new WebAdminSettings(
                URI.create(config.get("congvu.mail.webadmin-url")),
                config.get("congvu.mail.webadmin-password"),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1)));
  }

  @AfterEach
  void dropTheDatabase() {
    postgres.stop();
    RestAssured.reset();
  }

  @Test
  void everyMailboxIsThereExactlyOnceAndEveryLineEnded() {
    String domain = config.get("congvu.test.mail-domain");
    List<String> addresses =
        IntStream.range(0, LINES).mapToObj(n -> "bi-giet-" + n + "@" + domain).toList();
    PackagedService service = new PackagedService("account-service", config);
    RestAssured.port = service.port();

    Child running = service.start();
    try {
      UUID request = started("ISSUE", lines(addresses));
      for (int alreadyThere : new int[] {1, LINES / 4, LINES / 2}) {
        await(PATIENCE, () -> mailboxes() >= alreadyThere);
        running.kill();
        running = service.start();
      }
      await(PATIENCE, () -> "DONE".equals(Requests.request(request).path("state")));
    } finally {
      running.kill();
    }

    assertThat(mail.addresses()).containsOnlyOnceElementsOf(addresses);
    assertThat(logins(domain)).containsExactlyInAnyOrderElementsOf(addresses);
    assertThat(mailboxes()).isEqualTo(LINES);
    assertThat(count("select count(*) from mailbox_transition where step = 'ISSUED'"))
        .isEqualTo(LINES);
    assertThat(count("select count(*) from provisioning_task where state <> 'DONE'")).isZero();
    assertThat(count("select count(*) from request_line where state <> 'DONE'")).isZero();
    assertThat(count("select count(*) from provisioning_task where attempts > 1"))
        .as("tasks that a kill interrupted")
        .isPositive();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object>[] lines(List<String> addresses) {
    return addresses.stream()
        .map(address -> person("Nguyễn Văn Kiên", address))
        .toArray(Map[]::new);
  }

  private List<String> logins(String domain) {
    return given()
        .baseUri(config.get("congvu.keycloak.url"))
        .port(URI.create(config.get("congvu.keycloak.url")).getPort())
        .auth()
        .oauth2(Tokens.ofClient("account-service"))
        .queryParam("search", "bi-giet-")
        .queryParam("max", 1_000)
        .get("/admin/realms/congvu/users")
        .then()
        .statusCode(200)
        .extract()
        .<List<String>>path("username")
        .stream()
        .filter(username -> username.endsWith("@" + domain))
        .toList();
  }

  private long mailboxes() {
    return count("select count(*) from mailbox where address like 'bi-giet-%'");
  }

  private long count(String sql) {
    try (Connection connection =
            DriverManager.getConnection(
                config.get("quarkus.datasource.jdbc.url"),
                config.get("quarkus.datasource.username"),
                config.get("quarkus.datasource.password"));
        var row = connection.createStatement().executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
