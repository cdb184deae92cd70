package vn.congvu.backup.keep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static vn.congvu.backup.Callers.AUDITOR;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.OPERATOR;
import static vn.congvu.backup.Callers.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.store.Compacted;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;

/** Maintenance as jobs: who orders it, who does it, and what a check finds. */
@QuarkusTest
@RealParts
class KeepTest extends OneMailbox {

  @Inject KeptMail kept;
  @Inject CompactionGuard guard;
  @Inject MaintenanceQueue queue;
  @Inject Maintenance maintenance;
  @Inject CheckMetrics metrics;
  @Inject Database database;

  @Test
  void aMissingPackIsNamedAndCounted() throws IOException {
    letters.put("INBOX", "a", "x".repeat(3000));
    backups.of(mailbox);
    Path store =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class));
    Path pack;
    try (var files = Files.walk(store.resolve("packs"))) {
      pack = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Path aside = store.resolveSibling("aside");
    Files.move(pack, aside);
    try {
      JsonPath check = MaintenanceOrders.ended(MaintenanceKind.CHECK);

      assertThat(check.getString("state")).isEqualTo("FAILED");
      assertThat(check.getString("problem")).startsWith("Kho sao lưu có 1 lỗi. Lệnh REPAIR");
      as(AUDITOR)
          .get(MaintenanceOrders.PATH + "/{id}/findings", check.getString("id"))
          .then()
          .statusCode(200)
          .body("items.fault", equalTo(List.of("MISSING")))
          .body("items[0].what", equalTo("pack " + pack.getFileName()));
      metrics.count();
      assertThat(scraped()).contains("congvu_backup_check_faults{kind=\"check\"} 1.0");
    } finally {
      Files.move(aside, pack);
    }
    assertThat(MaintenanceOrders.ended(MaintenanceKind.CHECK).getString("state")).isEqualTo("DONE");
  }

  private static String scraped() {
    return given()
        .port(ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class))
        .get("/q/metrics")
        .asString();
  }

  @Test
  void aNewMasterKeyTakesOverWhileTheServiceRunsAndTheOldOneMayGo() throws IOException {
    letters.put("INBOX", "before", "b".repeat(3000));
    backups.of(mailbox);
    Path file =
        Path.of(
            ConfigProvider.getConfig()
                .getValue("congvu.backup.store.master-key-file", String.class));
    String young = FileMasterKey.newLine("young-" + UUID.randomUUID());
    Files.writeString(file, young + Files.readString(file));

    assertThat(MaintenanceOrders.ended(MaintenanceKind.REWRAP).getLong("result.keys")).isPositive();
    assertThat(MaintenanceOrders.ended(MaintenanceKind.REWRAP).getLong("result.keys")).isZero();

    Files.writeString(file, young);
    letters.put("INBOX", "after", "a".repeat(3000));
    backups.of(mailbox);
    assertThat(kept.of(mailbox, "INBOX")).hasSize(2);
    assertThat(MaintenanceOrders.ended(MaintenanceKind.CHECK_READ_DATA).getString("state"))
        .isEqualTo("DONE");
  }

  @Test
  void aWriterThatACompactionOvertookRecordsNothing() {
    long before = guard.enter();
    QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before));

    assertThat(MaintenanceOrders.ended(MaintenanceKind.COMPACT).getString("state"))
        .isEqualTo("DONE");

    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before)))
        .isInstanceOf(Compacted.class);
    long after = guard.enter();
    QuarkusTransaction.requiringNew().run(() -> guard.requireNone(after));
  }

  @Test
  void whileACompactionRunsNothingIsRecorded() {
    long before = guard.enter();

    boolean recorded =
        guard.compacting(
            held -> {
              held.require();
              try {
                QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before));
                return true;
              } catch (Compacted overtaken) {
                return false;
              }
            });

    assertThat(recorded).isFalse();
    assertThat(guard.enter()).isNotEqualTo(before);
  }

  @Test
  void theSameWorkIsNotOrderedTwice() {
    Lease lease = heldJob();
    try {
      as(LEAD)
          .body(Map.of("kind", "CHECK"))
          .post(MaintenanceOrders.PATH)
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/maintenance-already-ordered"));
    } finally {
      queue.failed(lease, "x");
    }
  }

  @Test
  void anotherWorkerTakesOverWhenALeaseEnds() {
    Lease dead = heldJob();
    queue.table().renew(List.of(dead), Duration.ofSeconds(-1));

    MaintenanceView job =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> maintenance.require(dead.job()), now -> now.state() == MaintenanceState.DONE);

    assertThat(job.attempts()).isEqualTo(2);
    assertThatThrownBy(() -> queue.failed(dead, "x")).isInstanceOf(LeaseLost.class);
  }

  /**
   * Ordered and claimed in one transaction, so that the service's own worker never sees it wait.
   */
  private Lease heldJob() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Maintenance.Ordered ordered = maintenance.order(MaintenanceKind.CHECK, null);
              return queue.claim(Duration.ofMinutes(5)).stream()
                  .filter(lease -> lease.job().equals(ordered.job()))
                  .findFirst()
                  .orElseThrow();
            });
  }

  @Test
  void onlyTheLeadOrdersAndTheOrderIsRecorded() {
    as(OPERATOR).body(Map.of("kind", "CHECK")).post(MaintenanceOrders.PATH).then().statusCode(403);
    as(AUDITOR).body(Map.of("kind", "CHECK")).post(MaintenanceOrders.PATH).then().statusCode(403);
    as("an.nguyen").get(MaintenanceOrders.PATH).then().statusCode(403);

    String job = MaintenanceOrders.ended(MaintenanceKind.CHECK).getString("id");

    as(OPERATOR)
        .queryParam("kind", "CHECK")
        .get(MaintenanceOrders.PATH)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(job));
    assertThat(
            database.query(
                "select action || ' ' || actor from audit_entry where subject_id = ? order by seq",
                row -> row.getString(1).replaceFirst(" (?!system).*", " a person"),
                job))
        .containsExactly("backup-maintenance.order a person", "backup-maintenance.end system");
  }
}
