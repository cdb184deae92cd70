package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static vn.congvu.security.People.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.congvu.localstack.test.Door;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.mail.UndeliveredMail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.hold.HoldConfig;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.spill.Cases;

/** A case with two copies in one mailbox, and another letter beside them. */
abstract class TwoCopies {

  static final String LEAD = "em.hoang";
  static final String EXECUTOR = "dung.pham";
  static final Instant DATE = Instant.parse("2026-11-20T01:02:03Z");
  static final Duration PATIENCE = Duration.ofSeconds(90);

  @Inject Cases cases;
  @Inject Box box;
  @Inject Copies copies;
  @Inject Holds holds;
  @Inject HoldConfig holdConfig;
  @Inject UndeliveredMail undelivered;
  @Inject MailProvisioning provisioning;
  @Inject RedeliveryGuard guard;
  @Inject Database database;

  final String id = "tm-" + UUID.randomUUID();
  final byte[] letter = Officer.letter(id, "Nội dung mật");
  final byte[] other = Officer.letter("khac-" + id, "Thư khác");
  Officer reporter;
  Officer reader;
  UUID spill;

  @BeforeEach
  void aCaseWithTwoCopies() {
    reporter = Officer.of("snv");
    reader = Officer.of("snv");
    box.put(reader.address(), "INBOX", other, List.of(), DATE);
    box.put(reader.address(), "INBOX", letter, List.of("\\Seen", "QuanTrong"), DATE);
    box.put(reader.address(), "Lưu trữ", letter, List.of("\\Answered"), DATE);
    spill = UUID.fromString(cases.inCharge(reporter));
    Cases.named(reporter, spill.toString(), Map.of("messageId", "<" + id + "@tinhmau.example>"));
  }

  @AfterEach
  void allPartsAreThere() throws IOException {
    Door.open(Neighbours.IMAP);
    Door.open(Neighbours.MAIL_ADMIN);
    Path hidden = Path.of(holdConfig.store(), "hidden");
    if (Files.exists(hidden)) {
      Files.move(hidden, Path.of(holdConfig.store(), ".aside"));
    }
    reporter.close();
    reader.close();
  }

  void found(List<FoundCopy> found) {
    QuarkusTransaction.requiringNew().run(() -> copies.add(spill, found));
  }

  void bothFound() {
    found(
        box.copies(reader.address(), "INBOX").stream()
            .filter(copy -> copy.bytes() == letter.length)
            .toList());
    found(box.copies(reader.address(), "Lưu trữ"));
  }

  /** As whoever dies, or is slow, before the mail is removed leaves it. */
  Sealed sealedOnly(Copy copy) throws IOException {
    Sealed sealed = holds.seal(spill, copy.id(), out -> out.write(letter));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              holds.keep(spill, List.of(sealed));
              var _ =
                  database.update(
                      "insert into taken_mail (copy_id, flags, internal_date, recipients)"
                          + " values (?, '\\Seen QuanTrong', ?, '{}')",
                      copy.id(),
                      DATE);
            });
    return sealed;
  }

  Response order() {
    return Cases.step("em.hoang", spill.toString(), "containment");
  }

  void contained(int mails) {
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(mails));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
  }

  void released() {
    Cases.step("em.hoang", spill.toString(), "release", Map.of("reason", "Báo nhầm"))
        .then()
        .statusCode(202);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
  }

  /** What was taken is frozen, approved by another person who has just logged in, and destroyed. */
  void destroyedByTwoPersons() {
    frozenAndApproved();
    destroyed();
  }

  void destroyed() {
    Cases.step(EXECUTOR, spill.toString(), "result-sets/1/destruction").then().statusCode(202);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("DESTROYED"));
  }

  void frozenAndApproved() {
    Cases.withExecutor(spill.toString());
    Cases.approved(spill.toString(), 1);
  }

  /** The order to take, which was carried out once, as its worker has it from now on. */
  Order leased() {
    return database
        .query(
            "update containment set state = 'RUNNING', lease = ?, leased_until = now() +"
                + " interval '1 hour' where spill_id = ? returning id, lease, guarded",
            row ->
                new Order(
                    new Lease(row.getObject(1, UUID.class), row.getObject(2, UUID.class), 1),
                    spill,
                    Aim.TAKE,
                    DATE,
                    row.getInt(3),
                    true,
                    false,
                    false,
                    ""),
            UUID.randomUUID(),
            spill)
        .getFirst();
  }

  String state() {
    return as("em.hoang").get("/api/v1/spills/" + spill).path("state");
  }

  List<Copy> in(CopyState state) {
    return QuarkusTransaction.requiringNew()
        .call(() -> copies.page(spill, new Copies.Which(null, state), null, 100));
  }

  void problemIs(String sentence) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as("em.hoang")
                    .get("/api/v1/spills/" + spill + "/containment")
                    .then()
                    .body("problem", containsString(sentence)));
  }
}
