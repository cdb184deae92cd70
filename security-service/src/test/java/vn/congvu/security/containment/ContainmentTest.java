package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.localstack.test.Door;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.security.Neighbours;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class ContainmentTest extends TwoCopies {

  @Test
  void copiesLeaveTheMailboxesAndComeBackAsTheyWere() {
    bothFound();

    contained(2);

    assertThat(box.in(reader.address(), "INBOX"))
        .extracting(Box.Seen::mail)
        .containsExactly(new String(other, UTF_8));
    assertThat(box.in(reader.address(), "Lưu trữ")).isEmpty();
    assertThatThrownBy(() -> box.put(reader.address(), "INBOX", letter, List.of(), DATE))
        .isInstanceOf(MailServerRefused.class);
    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body("items.find { it.place == '" + reader.address() + "' }.state", is("CONTAINED"));
    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/evidence")
        .then()
        .body(
            "items.action",
            hasItems("containment.order", "containment.guarded", "containment.taken"));

    box.dropFolder(reader.address(), "Lưu trữ");
    released();

    assertThat(box.in(reader.address(), "INBOX"))
        .contains(new Box.Seen(new String(letter, UTF_8), Set.of("\\Seen", "QuanTrong"), DATE));
    assertThat(box.in(reader.address(), "Lưu trữ"))
        .containsExactly(new Box.Seen(new String(letter, UTF_8), Set.of("\\Answered"), DATE));
    assertThat(holds.all(spill)).isEmpty();
    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body("items.state", hasItem("RELEASED"));
  }

  @Test
  void whatItsOwnerMovedMeanwhileIsFoundAgain() {
    bothFound();
    box.empty(reader.address(), "Lưu trữ");
    box.put(reader.address(), "Chuyển chỗ", letter, List.of(), DATE);

    order().then().statusCode(202);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(in(CopyState.CONTAINED)).hasSize(2);
              assertThat(in(CopyState.GONE)).hasSize(1);
            });
    assertThat(box.in(reader.address(), "Chuyển chỗ")).isEmpty();
  }

  @Test
  void whatArrivesIsSealedAndAFalseAlarmDeliversIt() {
    bothFound();
    contained(2);

    arrives(reporter.address());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(3));
    assertThat(box.in(reporter.address(), "INBOX")).isEmpty();

    released();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(box.in(reporter.address(), "INBOX"))
                    .singleElement()
                    .extracting(Box.Seen::mail)
                    .asString()
                    .contains(id));
  }

  @Test
  void aFloodWhileItIsTakenAwayReachesNobody() {
    bothFound();
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("em.hoang")
                    .get("/api/v1/spills/" + spill + "/containment")
                    .then()
                    .body("guarded", is(1)));
    for (int i = 0; i < 30; i++) {
      arrives(reporter.address());
    }
    contained(2 + 30);

    assertThat(box.in(reporter.address(), "INBOX")).isEmpty();
    assertThat(holds.all(spill)).hasSize(2 + 30);
  }

  private void arrives(String recipient) {
    undelivered.send(
        UUID.randomUUID().toString(),
        "an@tinhmau.example",
        List.of(recipient),
        new ByteArrayInputStream(letter));
  }

  @Test
  void anAttemptThatDiedBeforeTheExpungeIsFinishedWithOneHoldACopy() throws IOException {
    bothFound();
    Copy first = in(CopyState.FOUND).getFirst();
    Sealed sealed = sealedOnly(first);

    contained(2);

    assertThat(box.in(reader.address(), "INBOX")).hasSize(1);
    assertThat(holds.all(spill)).hasSize(2).contains(sealed.id());
  }

  @Test
  void anAttemptThatDiedAfterTheAppendPutsNothingBackTwice() {
    bothFound();
    contained(2);
    Copy lost =
        in(CopyState.CONTAINED).stream()
            .filter(copy -> copy.spot().folder().equals("INBOX"))
            .findFirst()
            .orElseThrow();
    long next = 1 + box.copies(reader.address(), "INBOX").getLast().spot().uid();
    long validity = box.copies(reader.address(), "INBOX").getLast().spot().uidValidity();
    letGo();
    box.put(reader.address(), "INBOX", letter, List.of("\\Seen"), DATE);
    database.update(
        "update taken_mail set returning_validity = ?, returning_from_uid = ? where copy_id = ?",
        validity,
        next,
        lost.id());

    released();

    assertThat(box.in(reader.address(), "INBOX")).hasSize(2);
    assertThat(box.in(reader.address(), "Lưu trữ")).hasSize(1);
  }

  /** As a put-back does first. */
  private void letGo() {
    cases
        .prints(spill, FingerprintKind.MESSAGE_ID)
        .forEach(print -> guard.release(Fingerprint.of(print)));
  }

  @Test
  void aMailServerThatIsAwayDelaysAndLosesNothing() {
    bothFound();
    Door.shut(Neighbours.IMAP);
    Door.shut(Neighbours.MAIL_ADMIN);

    order().then().statusCode(202);
    problemIs("Máy chủ thư");
    assertThat(in(CopyState.FOUND)).hasSize(2);
    Door.open(Neighbours.IMAP);
    Door.open(Neighbours.MAIL_ADMIN);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(2));
  }

  @Test
  void copiesLeaveManyMailboxesWithoutALoginToAnyOfThem() {
    bothFound();
    Door.shut(Neighbours.IMAP);

    contained(2);

    Door.open(Neighbours.IMAP);
    assertThat(box.in(reader.address(), "INBOX")).hasSize(1);
    assertThat(box.in(reader.address(), "Lưu trữ")).isEmpty();
  }

  @Test
  void aStoreThatIsAwayTakesNothingOutOfAMailbox() throws IOException {
    Sealed _ = holds.seal(spill, UUID.randomUUID(), out -> out.write(1));
    bothFound();
    Files.move(Path.of(holdConfig.store(), ".aside"), Path.of(holdConfig.store(), "hidden"));

    order().then().statusCode(202);
    problemIs("Kho niêm phong");
    assertThat(box.in(reader.address(), "INBOX")).hasSize(2);
    Files.move(Path.of(holdConfig.store(), "hidden"), Path.of(holdConfig.store(), ".aside"));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(2));
  }

  @Test
  void ofTwoOperatorsOneOrders() {
    String tag = Cases.tagOf("em.hoang", spill.toString());

    as("em.hoang")
        .header("If-Match", tag)
        .post("/api/v1/spills/" + spill + "/containment")
        .then()
        .statusCode(202);
    as("em.hoang")
        .header("If-Match", tag)
        .post("/api/v1/spills/" + spill + "/containment")
        .then()
        .statusCode(412);
  }
}
