package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.keep.MaintenanceKind;
import vn.congvu.backup.keep.MaintenanceOrders;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.JdbcKeyring;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.run.Backups;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.backup.store.StoreConfig;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.database.Database;

/** The database is restored from a dump of before a forgetting; the repository is as it was. */
@QuarkusTest
@RealParts
class DatabasePutBackTest {

  private static final List<String> DUMPED = List.of("pack_key", "letter", "placement");

  @Inject KnownMailboxes mailboxes;
  @Inject Backups backups;
  @Inject KeptMail kept;
  @Inject Copies copies;
  @Inject RepositoryAccess repository;
  @Inject StoreConfig config;
  @Inject AgroalDataSource dataSource;
  @Inject Database database;

  @TempDir Path folder;
  private final String id = "leak-" + UUID.randomUUID();
  private Letters letters;
  private BackupMailbox mailbox;
  private byte[] innocent;
  private BlobAddress secret;

  @BeforeEach
  void twoLettersAndADump() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    var _ = letters.put("INBOX", id, "x");
    innocent = letters.put("INBOX", "innocent-" + id, "y");
    backups.of(mailbox);
    UUID print = Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid();
    secret = BlobAddress.of(copies.of(print).getFirst().message());
    DUMPED.forEach(
        table -> database.update("create table dump_of_" + table + " as table " + table));
  }

  @AfterEach
  void leave() {
    DUMPED.forEach(table -> database.update("drop table dump_of_" + table));
    letters.close();
  }

  private void putBack(JsonPath order) {
    UUID orderId = order.getUUID("id");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (String table : List.of("forgotten_copy", "forgotten_blob", "forgotten_print")) {
                int _ = database.update("delete from " + table + " where order_id = ?", orderId);
              }
              int _ = database.update("delete from forget_order where id = ?", orderId);
              int _ =
                  database.update(
                      "delete from tombstone where id = ?", order.getUUID("proof.tombstone"));
              int _ =
                  database.update(
                      """
                      update pack_key k
                         set generation = d.generation, page = d.page, wrapped = d.wrapped,
                             master_key = d.master_key
                        from dump_of_pack_key d where d.pack = k.pack
                      """);
              int _ =
                  database.update(
                      "insert into letter select * from dump_of_letter on conflict do nothing");
              int _ =
                  database.update(
                      """
                      update placement p set message = d.message, letter = d.letter, size = d.size
                        from dump_of_placement d where d.folder = p.folder and d.uid = p.uid
                      """);
            });
  }

  private Repository newProcess() throws IOException {
    return Repository.open(
        new FileStore(Path.of(config.path())),
        new JdbcKeyring(dataSource),
        FileMasterKey.read(config.masterKeyFile().orElseThrow()),
        RepositoryOptions.of(folder)
            .withFingerprints(FingerprintKey.read(config.fingerprintKeyFile())));
  }

  @Test
  void whatWasForgottenIsGivenBackOnNoPathAndForgottenAgain() throws IOException {
    JsonPath order = ForgetOrders.forgotten(ForgetOrders.fingerprint(id));
    putBack(order);
    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isEqualTo(1);

    try (Repository started = newProcess()) {
      assertThatThrownBy(() -> started.read(secret, OutputStream.nullOutputStream()))
          .isInstanceOfSatisfying(
              RepositoryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.FORGOTTEN));
    }
    var _ = MaintenanceOrders.ended(MaintenanceKind.CHECK);

    assertThat(repository.get().whereabouts().openable(Set.of(secret))).isEmpty();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ForgetOrders.known(id).getLong("[0].copies") == 0);
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(innocent);
    JsonPath again = ForgetOrders.one(order.getUUID("id"));
    assertThat(again.getString("state")).isEqualTo("DONE");
    assertThat(again.getString("proof.tombstone")).isEqualTo(order.getString("proof.tombstone"));
    assertThat(again.getLong("proof.blobsDestroyed"))
        .isEqualTo(order.getLong("proof.blobsDestroyed"));
    assertThat(
            database.query(
                "select action from audit_entry where subject_id = ? order by seq desc",
                row -> row.getString(1),
                order.getString("id")))
        .contains("forget.again");
  }

  @Test
  void theCheckNamesIt() {
    JsonPath order = ForgetOrders.forgotten(ForgetOrders.fingerprint(id));
    putBack(order);

    JsonPath check = MaintenanceOrders.ended(MaintenanceKind.CHECK);

    assertThat(MaintenanceOrders.findings(check))
        .containsOnlyOnce(
            "tombstone "
                + order.getString("proof.tombstone")
                + " was not in the keyring; taken in again");
    assertThat(MaintenanceOrders.findings(MaintenanceOrders.ended(MaintenanceKind.CHECK)))
        .isEmpty();
  }

  @Test
  void itIsNotTakenInAgainByTheNextRun() {
    putBack(ForgetOrders.forgotten(ForgetOrders.fingerprint(id)));
    var _ = MaintenanceOrders.ended(MaintenanceKind.CHECK);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ForgetOrders.known(id).getLong("[0].copies") == 0);
    Letters other = Letters.inNewMailbox();
    BackupMailbox second = mailboxes.issued(other.address(), "snv");
    var _ = other.put("INBOX", id, "x");

    backups.of(second);

    assertThat(kept.of(second, "INBOX")).isEmpty();
    other.close();
  }
}
