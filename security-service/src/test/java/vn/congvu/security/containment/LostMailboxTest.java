package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.security.Facts;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.Cases;

/** The mail server does not have the mailbox any more in which copies were found. */
@QuarkusTest
@RealParts
class LostMailboxTest extends TwoCopies {

  @Inject Facts facts;

  private final UUID mailbox = UUID.randomUUID();
  private String old;
  private String renamed;

  @BeforeEach
  void aKnownMailbox() throws Exception {
    old = reader.address();
    renamed = "moi-" + old;
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox,
            1,
            Instant.now().minusSeconds(60),
            old,
            "snv",
            MailboxEvent.Kind.PERSONAL,
            1,
            null));
  }

  private void renamedOnTheServer() {
    provisioning.rename(old, renamed);
  }

  private void renamingAnnounced() throws Exception {
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxRenamed(mailbox, 2, Instant.now(), renamed, old, "snv", null));
  }

  private void deletionAnnounced() throws Exception {
    facts.announce(
        UUID.randomUUID(), new MailboxEvent.MailboxDeleted(mailbox, 3, Instant.now(), old, "snv"));
  }

  private Map<String, Object> place(String address) {
    return Cases.ledger(LEAD, spill.toString()).stream()
        .filter(row -> row.get("kind").equals("MAILBOX") && row.get("place").equals(address))
        .findFirst()
        .orElse(Map.of());
  }

  private Response declared(String address) {
    return as(LEAD)
        .header("If-Match", Cases.tagOf(LEAD, spill.toString()))
        .body(Map.of("state", "DECLARED", "proof", "Biên bản 15"))
        .put("/api/v1/spills/" + spill + "/coverage/" + place(address).get("id"));
  }

  @Test
  void copiesAreTakenOutOfAMailboxThatWasRenamedSinceTheyWereFound() throws Exception {
    bothFound();
    renamedOnTheServer();
    renamingAnnounced();

    contained(2);

    assertThat(box.in(renamed, "INBOX")).hasSize(1);
    assertThat(box.in(renamed, "Lưu trữ")).isEmpty();
    assertThat(in(CopyState.CONTAINED)).extracting(Copy::place).containsOnly(renamed);
    assertThat(place(renamed)).containsEntry("state", "CONTAINED");
    assertThat(place(old)).containsEntry("state", "ABSENT");
  }

  @Test
  void untilTheRenamingIsAnnouncedNothingIsSaidToBeGone() throws Exception {
    bothFound();
    renamedOnTheServer();
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(place(old)).containsEntry("proof", "not-on-mail-server"));
    assertThat(in(CopyState.FOUND)).hasSize(2);

    renamingAnnounced();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
    assertThat(in(CopyState.CONTAINED)).hasSize(2);
    assertThat(place(old)).containsEntry("state", "ABSENT");
  }

  @Test
  void copiesGoBackIntoAMailboxThatWasRenamedMeanwhile() throws Exception {
    bothFound();
    contained(2);
    renamedOnTheServer();
    renamingAnnounced();

    released();

    assertThat(box.in(renamed, "INBOX")).hasSize(2);
    assertThat(box.in(renamed, "Lưu trữ")).hasSize(1);
  }

  @Test
  void copiesOfADeletedMailboxAreGoneWithIt() throws Exception {
    bothFound();
    provisioning.delete(old);
    deletionAnnounced();

    order().then().statusCode(202);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.GONE)).hasSize(2));
    assertThat(place(old)).containsEntry("state", "ABSENT");
  }

  @Test
  void ofAMailboxThatIsMissingWithoutAWordSomebodyHasToSayWhatBecameOfIt() {
    bothFound();
    provisioning.delete(old);
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(place(old)).containsEntry("state", "UNKNOWN"));

    declared(old).then().statusCode(200);

    assertThat(in(CopyState.GONE)).hasSize(2);
    assertThat(place(old)).containsEntry("state", "DECLARED");
  }

  @Test
  void whatCannotGoBackIntoADeletedMailboxWaitsForAWordAndNoLonger() throws Exception {
    box.put(reporter.address(), "INBOX", letter, List.of(), DATE);
    bothFound();
    found(box.copies(reporter.address(), "INBOX"));
    contained(3);
    provisioning.delete(old);
    deletionAnnounced();
    Cases.step(LEAD, spill.toString(), "release", Map.of("reason", "Báo nhầm"))
        .then()
        .statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(place(old)).containsEntry("state", "UNKNOWN"));
    problemIs("không còn hộp thư");
    assertThat(box.in(reporter.address(), "INBOX")).hasSize(1);
    assertThat(holds.all(spill)).hasSize(3);

    declared(old).then().statusCode(200);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
    assertThat(holds.all(spill)).isEmpty();
    assertThat(place(old)).containsEntry("state", "DECLARED");
  }

  @Test
  void anotherOwnerOfTheAddressGetsNothingOfTheOneBefore() throws Exception {
    bothFound();
    contained(2);
    provisioning.delete(old);
    deletionAnnounced();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        database.query(
                            "select deleted from known_mailbox where mailbox_id = ?",
                            row -> row.getBoolean(1),
                            mailbox))
                    .containsExactly(true));
    provisioning.ensureMailbox(old);

    Cases.step(LEAD, spill.toString(), "release", Map.of("reason", "Báo nhầm"))
        .then()
        .statusCode(202);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(place(old)).containsEntry("state", "UNKNOWN"));
    assertThat(box.in(old, "INBOX")).isEmpty();
  }
}
