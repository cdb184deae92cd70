package vn.congvu.security;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.localstack.test.Tokens;

/** The real backups of officers' mailboxes. */
@ApplicationScoped
public class Backups {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Facts facts;
  private final String url;

  Backups(Facts facts, @ConfigProperty(name = "congvu.backup.url") String url) {
    this.facts = facts;
    this.url = url;
  }

  /** Makes their mailboxes known and backs them up as they are. */
  public void of(Officer... officers) throws Exception {
    var ids = new ArrayList<String>();
    for (Officer officer : officers) {
      UUID mailbox = UUID.randomUUID();
      ids.add(mailbox.toString());
      issued(mailbox, officer);
    }
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                ids.stream()
                    .allMatch(
                        id ->
                            operator().get(url + "/api/v1/backup-mailboxes/" + id).statusCode()
                                == 200));
    String run =
        operator()
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(Map.of("mailboxIds", ids))
            .post(url + "/api/v1/backup-runs")
            .path("id");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> operator().get(url + "/api/v1/backup-runs/" + run).path("state"), "DONE"::equals);
  }

  /** As account-service announces a mailbox. */
  public void issued(UUID mailbox, Officer officer) throws Exception {
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox,
            1,
            Instant.now(),
            officer.address(),
            "snv",
            MailboxEvent.Kind.PERSONAL,
            1_000_000_000,
            null));
  }

  /** What they have under a Message-ID: its contents. */
  public List<UUID> contents(String messageId) {
    String print =
        operator()
            .body(Map.of("messageId", messageId))
            .post(url + "/api/v1/backup-fingerprints")
            .path("[0].fingerprint");
    List<String> contents =
        given()
            .auth()
            .oauth2(Tokens.ofClient("security-service"))
            .contentType("application/json")
            .body(Map.of("holds", List.of(print), "answers", List.of(), "limit", 100))
            .post(url + "/api/v1/backup-sightings")
            .path("items.message");
    return contents.stream().distinct().map(UUID::fromString).toList();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(Tokens.of("dung.pham")).contentType("application/json");
  }
}
