package vn.congvu.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;

/** The repository beside the repository. */
@QuarkusTest
@RealParts
class SecondCopyTest extends OneMailbox {

  @Inject Maintenance maintenance;

  @Test
  void theCopyIsAWholeRepository() throws IOException {
    letters.put("INBOX", "a", "y".repeat(3000));
    backups.of(mailbox);

    JsonPath replicated = MaintenanceOrders.ended(MaintenanceKind.REPLICATE);

    assertThat(replicated.getString("state")).isEqualTo("DONE");
    assertThat(replicated.getLong("result.packs")).isPositive();
    Path store =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class));
    assertThat(objects(store.resolveSibling("copy"))).isEqualTo(objects(store));
    assertThat(maintenance.lastDone(MaintenanceKind.REPLICATE).orElseThrow().id())
        .isEqualTo(replicated.getUUID("id"));
    as(LEAD)
        .queryParam("subject", "mailboxes")
        .get("/api/v1/backup-ledger/entries")
        .then()
        .body("items[0].place", equalTo("Trung tâm dữ liệu dự phòng"))
        .body("items[0].result", equalTo("SUCCEEDED"))
        .body("items[0].checksumAlgorithm", equalTo("SHA-256"))
        .body("items[0].checksum", matchesPattern("[0-9a-f]{64}"))
        .body("items[0].bytes", greaterThan(0));
    as(LEAD)
        .get("/api/v1/backup-ledger")
        .then()
        .body("systems.find { it.plan.subject == 'mailboxes' }.threeTwoOne.offSite", is(true))
        .body("systems.find { it.plan.subject == 'mailboxes' }.threeTwoOne.media", is(2));
  }

  private static List<String> objects(Path store) throws IOException {
    try (var files = Files.walk(store.resolve("packs"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> store.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aCopyThatIsAwayFailsAndStandsInTheLedgerAsFailed() throws IOException {
    Path copy =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.copies", String.class));
    Path hidden = Files.move(copy, copy.resolveSibling("copy-away"));
    Path inTheWay = Files.createFile(copy);
    try {
      JsonPath replicated = MaintenanceOrders.ended(MaintenanceKind.REPLICATE);

      assertThat(replicated.getString("state")).isEqualTo("FAILED");
      assertThat(replicated.getString("problem")).isEqualTo("Kho sao lưu chưa trả lời.");
    } finally {
      Files.delete(inTheWay);
      Files.move(hidden, copy);
    }
    as(LEAD)
        .queryParam("subject", "mailboxes")
        .get("/api/v1/backup-ledger/entries")
        .then()
        .body("items[0].place", equalTo("Trung tâm dữ liệu dự phòng"))
        .body("items[0].result", equalTo("FAILED"));
  }
}
