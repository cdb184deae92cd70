package vn.congvu.security.reportfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.database.Database;
import vn.congvu.security.Facts;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.mail.ReportFolder;
import vn.congvu.security.mailbox.KnownMailboxes;

/** What an owner moves into the folder for it is a report in their name. */
@QuarkusTest
@RealParts
class ReportFolderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Inject Facts facts;
  @Inject KnownMailboxes mailboxes;
  @Inject FolderWatch watch;
  @Inject Database database;

  private final UUID mailbox = UUID.randomUUID();
  private final String id = "tm-" + UUID.randomUUID();
  private Officer owner;

  @BeforeEach
  void aMailboxWithItsFolder() throws Exception {
    owner = Officer.of("snv");
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox,
            1,
            Instant.now(),
            owner.address(),
            "snv",
            MailboxEvent.Kind.PERSONAL,
            1_000_000,
            null));
    await().atMost(PATIENCE).until(() -> mailboxes.byId(mailbox).isPresent());
    watch.enlist();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                owner
                    .calls()
                    .get("/api/v1/own-folders")
                    .<List<String>>path("name")
                    .contains(ReportFolder.NAME));
  }

  @AfterEach
  void leave() {
    owner.close();
  }

  /** As if the time until the next look were over. */
  private void isDue() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update report_folder set next_attempt_at = now() where id = ?", mailbox));
  }

  private long nextUid() {
    return database
        .query(
            "select next_uid from report_folder where id = ? and state = 'WAITING'",
            row -> row.getLong(1),
            mailbox)
        .stream()
        .findFirst()
        .orElse(0L);
  }

  private void isLookedThroughTo(long uid) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              isDue();
              return nextUid() == uid + 1;
            });
  }

  private Response cases() {
    return owner.calls().get("/api/v1/spills");
  }

  @Test
  void aMessageInTheFolderIsOneReportOfItsOwner() {
    Map<String, Object> letter = owner.gets(ReportFolder.NAME, Officer.letter(id, "Nội dung"));
    isLookedThroughTo((long) letter.get("uid"));

    Response cases = cases();

    cases
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items.state", contains("REPORTED"))
        .body("items.unit", contains("snv"));
    owner
        .calls()
        .get("/api/v1/spills/" + cases.path("items[0].id"))
        .then()
        .body("myParts", contains("REPORTER"))
        .body("level", is("UNKNOWN"));
    Response seen = as("cuong.le").get("/api/v1/spills/" + cases.path("items[0].id"));
    seen.then().statusCode(200).body("references.mailbox", contains(owner.address()));
    assertThat(seen.asString()).doesNotContain(id, "Nội dung");
  }

  @Test
  void theSameMessageOnceMoreBeginsNoSecondCase() {
    owner.gets(ReportFolder.NAME, Officer.letter(id, "x"));
    Map<String, Object> again = owner.gets(ReportFolder.NAME, Officer.letter(id, "x"));
    isLookedThroughTo((long) again.get("uid"));
    cases().then().body("items", hasSize(1));

    Map<String, Object> other = owner.gets(ReportFolder.NAME, Officer.letter(id + "-b", "y"));
    isLookedThroughTo((long) other.get("uid"));

    cases().then().body("items", hasSize(2));
  }

  @Test
  void aMailboxThatChangedIsLookedAtBeforeItsTurn() {
    // Its turn is a quarter of an hour away: the folder was just made.
    Map<String, Object> letter = owner.gets(ReportFolder.NAME, Officer.letter(id, "x"));

    await().atMost(PATIENCE).until(() -> nextUid() == (long) letter.get("uid") + 1);

    cases().then().body("items", hasSize(1));
  }
}
