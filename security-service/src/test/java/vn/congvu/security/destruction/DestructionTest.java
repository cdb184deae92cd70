package vn.congvu.security.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Door;
import vn.congvu.security.Backups;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.approval.Holdings;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;
import vn.congvu.testkit.LogWitness;

@QuarkusTest
@RealParts
class DestructionTest {

  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Cases cases;
  @Inject Holdings holdings;
  @Inject Holds holds;
  @Inject Backups backups;

  private Officer officer;
  private String spill;
  private UUID id;

  @BeforeEach
  void aCaseWithAnExecutor() {
    officer = Officer.of("snv");
    spill = cases.inCharge(officer);
    id = UUID.fromString(spill);
    Cases.withExecutor(spill);
  }

  @AfterEach
  void leave() {
    Door.open(Neighbours.BACKUP);
    Door.open(Neighbours.MAIL_ADMIN);
    officer.close();
  }

  private Response destroy(String username, int set) {
    return Cases.step(username, spill, "result-sets/" + set + "/destruction");
  }

  private JsonPath destruction(int set) {
    return as(LEAD)
        .get("/api/v1/spills/" + spill + "/result-sets/" + set + "/destruction")
        .jsonPath();
  }

  private JsonPath done(int set) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> destruction(set), it -> it.getString("state").equals("DONE"));
  }

  private String state() {
    return as(LEAD).get("/api/v1/spills/" + spill).path("state");
  }

  private List<String> ledger(String column) {
    return as(LEAD).get("/api/v1/spills/" + spill + "/coverage?limit=200").path("items." + column);
  }

  @Test
  void aSetOfManyPagesIsDestroyedToItsLastCopy() {
    List<UUID> _ = holdings.sealed(id, 201);
    Cases.approved(spill, 1);

    destroy(EXECUTOR, 1).then().statusCode(202);

    assertThat(done(1).getLong("destroyed")).isEqualTo(201);
    assertThat(holds.all(id)).isEmpty();
  }

  @Test
  void whatLaySealedIsOpenedByNobodyAndEachPlaceSaysByWhichKey() {
    List<UUID> sealed = holdings.sealed(id, 3);
    Cases.approved(spill, 1);

    destroy(EXECUTOR, 1).then().statusCode(202);
    JsonPath done = done(1);

    assertThat(done.getLong("destroyed")).isEqualTo(3);
    assertThat(done.getString("advice")).contains("tìm kiếm lại");
    assertThat(state()).isEqualTo("DESTROYED");
    assertThat(sealed)
        .allSatisfy(
            hold -> assertThat(holds.open(hold, OutputStream.nullOutputStream())).isFalse());
    assertThat(ledger("state")).hasSize(4).containsOnly("DESTROYED");
    assertThat(ledger("proof")).filteredOn(proof -> proof.startsWith("hold-keys:")).hasSize(3);
    // And the files from which the mail server had deleted them.
    assertThat(ledger("proof")).filteredOn(proof -> proof.startsWith("written-anew:")).hasSize(1);
  }

  @Test
  void untilTheBackupsAnswerTheirRowStaysOpenAndTheRestIsDone() {
    holdings.inBackups(id, UUID.randomUUID());
    var _ = holdings.sealed(id, 1);
    Cases.approved(spill, 1);
    Door.shut(Neighbours.BACKUP);

    destroy(EXECUTOR, 1).then().statusCode(202);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> destruction(1).getString("problem"), "Dịch vụ sao lưu chưa trả lời."::equals);
    assertThat(state()).isEqualTo("APPROVED");
    assertThat(ledger("state")).containsExactlyInAnyOrder("FOUND", "DESTROYED");
    Door.open(Neighbours.BACKUP);
    JsonPath _ = done(1);

    // What the backups never had, or have let go by age, nobody here has destroyed.
    assertThat(ledger("kind"))
        .containsExactlyInAnyOrder("BACKUP_GENERATION", "MAILBOX", "MAIL_STORE");
    assertThat(ledger("state")).containsExactlyInAnyOrder("ABSENT", "DESTROYED", "DESTROYED");
    assertThat(state()).isEqualTo("DESTROYED");
  }

  @Test
  void noLogNamesAMailboxOfTheCaseWhenTheMailServerIsAway() {
    String login = "v" + UUID.randomUUID();
    holdings.inVault(id, login + "@tinhmau.example");
    cases.become(id, SpillState.LOCATED);
    Cases.approved(spill, 1);
    Door.shut(Neighbours.MAIL_ADMIN);
    try (var log = new LogWitness()) {

      destroy(EXECUTOR, 1).then().statusCode(202);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> destruction(1).getString("problem"), "Máy chủ thư chưa trả lời."::equals);

      assertThat(log.heard())
          .anyMatch(line -> line.startsWith("Carrying out will be repeated"))
          .noneMatch(line -> line.contains(login));
    }
  }

  @Test
  void theBackupsForgetTheMessageButNotTheInnocentOneWithTheSameWords() throws Exception {
    String secret = "d-" + UUID.randomUUID();
    String innocent = "i-" + UUID.randomUUID();
    var _ = officer.gets("INBOX", Officer.letter(secret, "Cùng một nội dung " + id));
    var _ = officer.gets("INBOX", Officer.letter(innocent, "Cùng một nội dung " + id));
    backups.of(officer);
    backups
        .contents("<" + secret + "@tinhmau.example>")
        .forEach(content -> holdings.inBackups(id, content));
    cases.become(id, SpillState.LOCATED);
    Cases.approved(spill, 1);

    destroy(EXECUTOR, 1).then().statusCode(202);
    JsonPath done = done(1);

    assertThat(done.getLong("destroyed")).isEqualTo(1);
    assertThat(done.getLong("forgotten")).isEqualTo(1);
    assertThat(ledger("kind")).containsExactlyInAnyOrder("BACKUP_GENERATION", "KEYRING");
    assertThat(ledger("state")).containsOnly("DESTROYED");
    assertThat(ledger("proof"))
        .anyMatch(proof -> proof.startsWith("tombstones:"))
        .contains("written-anew");
    assertThat(backups.contents("<" + secret + "@tinhmau.example>")).isEmpty();
    assertThat(backups.contents("<" + innocent + "@tinhmau.example>")).hasSize(1);
  }

  @Test
  void aKeyThatWasDestroyedBeforeAKillIsNoObstacle() {
    List<UUID> sealed = holdings.sealed(id, 2);
    Cases.approved(spill, 1);
    var _ = holds.shred(id, sealed);

    destroy(EXECUTOR, 1).then().statusCode(202);

    assertThat(done(1).getLong("destroyed")).isEqualTo(2);
  }

  @Test
  void whatWasFoundAfterTheApprovalIsNotDestroyedByItAndNeedsASetOfItsOwn() {
    var approved = holdings.sealed(id, 1);
    Cases.approved(spill, 1);
    var later = holdings.alsoSealed(id, 1);

    destroy(EXECUTOR, 1).then().statusCode(202);

    assertThat(done(1).getLong("destroyed")).isEqualTo(1);
    assertThat(holds.open(approved.getFirst(), OutputStream.nullOutputStream())).isFalse();
    assertThat(holds.open(later.getFirst(), OutputStream.nullOutputStream())).isTrue();
    assertThat(state()).isEqualTo("CONTAINED");
    Cases.approved(spill, 2);
    destroy(EXECUTOR, 2).then().statusCode(202);
    assertThat(done(2).getLong("destroyed")).isEqualTo(1);
    assertThat(state()).isEqualTo("DESTROYED");
  }

  @Test
  void anApprovalWhoseTimeIsOverDestroysNothing() {
    List<UUID> sealed = holdings.sealed(id, 1);
    Cases.approved(spill, 1);
    holdings.approvalHasHadItsTime(id);

    destroy(EXECUTOR, 1).then().statusCode(409).body("type", is("/problems/approval-expired"));

    assertThat(holds.open(sealed.getFirst(), OutputStream.nullOutputStream())).isTrue();
  }

  @Test
  void ofTwoOrdersAtTheSameTimeOneIsCarriedOut() {
    var _ = holdings.sealed(id, 1);
    Cases.approved(spill, 1);
    String tag = Cases.tagOf(EXECUTOR, spill);

    List<Integer> answers =
        Stream.of(1, 2)
            .map(
                _ ->
                    CompletableFuture.supplyAsync(
                        () ->
                            as(EXECUTOR)
                                .header("If-Match", tag)
                                .post("/api/v1/spills/" + spill + "/result-sets/1/destruction")
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertThat(answers).containsExactly(202, 412);
    assertThat(done(1).getLong("destroyed")).isEqualTo(1);
  }

  @Test
  void whoeverApprovedCarriesNothingOutAndNothingIsCarriedOutTwice() {
    var _ = holdings.sealed(id, 1);
    Cases.approved(spill, 1);

    destroy(LEAD, 1).then().statusCode(403);
    destroy(EXECUTOR, 1).then().statusCode(202);
    JsonPath _ = done(1);
    destroy(EXECUTOR, 1)
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-in-another-state"));
  }
}
