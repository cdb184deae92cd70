package vn.congvu.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.WithoutTheDatabase;
import vn.congvu.backup.rules.Regulations;
import vn.congvu.platform.database.Database;

/** The database is restored from a dump of before a backup: docs/runbooks/database-put-back.md. */
@QuarkusTest
@RealParts
class DatabaseBehindTest extends OneMailbox {

  private static final List<String> DUMPED =
      List.of("pack_key", "announced_pack", "letter", "placement", "folder", "backup_mailbox");

  @Inject KeptMail kept;
  @Inject Regulations regulations;
  @Inject WithoutTheDatabase withoutTheDatabase;
  @Inject Database database;

  private byte[] early;
  private byte[] later;

  /** The letter that came after the dump is in no mailbox any more. */
  @BeforeEach
  void aBackupIsLost() {
    regulations.activate(Map.of("keepAllFor", "2 days"));
    early = letters.put("INBOX", "early", "e".repeat(3000));
    backups.of(mailbox);
    DUMPED.forEach(
        table -> database.update("create table dump_of_" + table + " as table " + table));
    later = letters.put("INBOX", "later", "l".repeat(3000));
    backups.of(mailbox);
    letters.delete("INBOX", 2);
    QuarkusTransaction.requiringNew().run(this::putBack);
  }

  private void putBack() {
    for (String lost :
        List.of(
            "placement where (folder, uid) not in (select folder, uid from dump_of_placement)",
            "letter where id not in (select id from dump_of_letter)",
            "pack_key where pack not in (select pack from dump_of_pack_key)",
            "announced_pack where pack not in (select pack from dump_of_announced_pack)")) {
      int _ = database.update("delete from " + lost);
    }
    int _ =
        database.update(
            """
            update folder f
               set uid_next = d.uid_next, mod_seq = d.mod_seq, messages = d.messages
              from dump_of_folder d where d.id = f.id
            """);
    int _ =
        database.update(
            """
            update backup_mailbox m
               set last_backup_at = d.last_backup_at, manifest_differences = d.manifest_differences
              from dump_of_backup_mailbox d where d.number = m.number
            """);
  }

  @AfterEach
  void dropTheDump() {
    DUMPED.forEach(table -> database.update("drop table dump_of_" + table));
    var _ = MaintenanceOrders.ended(MaintenanceKind.GIVE_UP);
  }

  @Test
  void nothingIsLetGoUntilTheOperatorGivesItUp() {
    for (MaintenanceKind kind :
        List.of(MaintenanceKind.COMPACT, MaintenanceKind.EXPIRE, MaintenanceKind.REPLICATE)) {
      JsonPath refused = MaintenanceOrders.ended(kind);
      assertThat(refused.getString("state")).as(kind.name()).isEqualTo("FAILED");
      assertThat(refused.getString("problem"))
          .isEqualTo(
              "Cơ sở dữ liệu cũ hơn kho sao lưu: không gì được xóa cho đến khi có lệnh GIVE_UP.");
    }
    JsonPath check = MaintenanceOrders.ended(MaintenanceKind.CHECK);
    assertThat(MaintenanceOrders.findings(check))
        .singleElement()
        .asString()
        .startsWith("the database was put back: it never heard of ");

    backups.of(mailbox);
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(early);
    assertThat(withoutTheDatabase.read(letters.address(), Instant.now())).contains(later);

    assertThat(MaintenanceOrders.ended(MaintenanceKind.GIVE_UP).getLong("result.packs"))
        .isPositive();
    assertThat(MaintenanceOrders.ended(MaintenanceKind.COMPACT).getString("state"))
        .isEqualTo("DONE");
    assertThat(MaintenanceOrders.ended(MaintenanceKind.CHECK_READ_DATA).getString("state"))
        .isEqualTo("DONE");
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(early);
  }
}
