package vn.congvu.backup.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.manifest.MailboxState;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class BackupTest {

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject Database database;
  @Inject RepositoryAccess repository;
  @Inject KeptMail mail;

  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private RunView backUp() {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
  }

  /** What the catalogue says lies in a folder today, each as the repository gives it back. */
  private List<byte[]> kept(String folder) {
    return database
        .query(
            """
            select p.message from placement p join folder_name n on n.folder = p.folder
              join folder f on f.id = p.folder
             where f.mailbox = ? and n.name = ? and n.last_seen is null and p.last_seen is null
             order by p.uid
            """,
            row -> row.getObject(1, UUID.class),
            mailbox.number(),
            folder)
        .stream()
        .map(mail::read)
        .toList();
  }

  @Test
  void everyFolderIsKeptByteForByte() {
    letters.folder("Công văn đến");
    byte[] first = letters.put("INBOX", "first", "Kính gửi\r\n.\r\n");
    byte[] second = letters.put("Công văn đến", "second", "x".repeat(100_000));

    RunView run = backUp();

    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(run.messages()).isEqualTo(2);
    assertThat(kept("INBOX")).containsExactly(first);
    assertThat(kept("Công văn đến")).containsExactly(second);
  }

  @Test
  void aMailWithoutAByteIsKept() {
    letters.put("INBOX", new byte[0]);
    letters.put("INBOX", "không phải thư".getBytes(UTF_8));

    RunView run = backUp();

    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(kept("INBOX")).hasSize(2);
    assertThat(kept("INBOX").getFirst()).isEmpty();
  }

  @Test
  void aSecondRunReadsOnlyWhatIsNew() {
    letters.put("INBOX", "a", "a");
    backUp();
    letters.put("INBOX", "b", "b");

    RunView second = backUp();
    RunView third = backUp();

    assertThat(second.messages()).isEqualTo(1);
    assertThat(third.messages()).isZero();
    assertThat(kept("INBOX")).hasSize(2);
  }

  @Test
  void aDeletedMessageHasAnEndInTimeAndIsStillThere() {
    byte[] gone = letters.put("INBOX", "a", "a");
    byte[] stays = letters.put("INBOX", "b", "b");
    backUp();

    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backUp();

    assertThat(kept("INBOX")).containsExactly(stays);
    List<UUID> ended =
        database.query(
            """
            select p.message from placement p join folder f on f.id = p.folder
             where f.mailbox = ? and p.last_seen is not null
            """,
            row -> row.getObject(1, UUID.class),
            mailbox.number());
    assertThat(ended).hasSize(1);
    assertThat(mail.read(ended.getFirst())).isEqualTo(gone);
  }

  @Test
  void flagsAreKeptWithWhatTheyWere() {
    letters.put("INBOX", "a", "a", "\\Seen");
    letters.put("INBOX", "b", "b");
    backUp();

    letters
        .mailbox()
        .select("INBOX")
        .addFlags(List.of(letters.list("INBOX").getFirst().uid()), Set.of("\\Answered"));
    backUp();

    assertThat(flags("select flags from placement where uid = 1 and folder in "))
        .containsExactly("\\Answered,\\Seen");
    assertThat(flags("select flags from former_flags where folder in ")).containsExactly("\\Seen");
  }

  private List<String> flags(String select) {
    return database.query(
        "select array_to_string(s.flags, ',') from flag_set s where s.id in ("
            + select
            + "(select id from folder where mailbox = ?))",
        row -> row.getString(1),
        mailbox.number());
  }

  @Test
  void aRenamedFolderIsTheSameFolder() {
    letters.folder("Cũ");
    letters.put("Cũ", "a", "a");
    backUp();

    letters.mailbox().renameFolder(MailFolder.wireName("Cũ"), MailFolder.wireName("Mới"));
    RunView second = backUp();

    assertThat(second.messages()).isZero();
    assertThat(kept("Mới")).hasSize(1);
    assertThat(kept("Cũ")).isEmpty();
    assertThat(
            database.query(
                """
                select n.name from folder_name n join folder f on f.id = n.folder
                 where f.mailbox = ? and n.name in ('Cũ', 'Mới') order by n.first_seen
                """,
                row -> row.getString(1),
                mailbox.number()))
        .containsExactly("Cũ", "Mới");
  }

  @Test
  void aFolderMadeAnewUnderItsNameIsAnotherFolder() {
    letters.folder("Hồ sơ");
    letters.put("Hồ sơ", "a", "a");
    backUp();

    letters.mailbox().deleteFolder(MailFolder.wireName("Hồ sơ"));
    letters.folder("Hồ sơ");
    byte[] now = letters.put("Hồ sơ", "b", "b");
    RunView second = backUp();

    assertThat(second.state()).isEqualTo(RunState.DONE);
    assertThat(kept("Hồ sơ")).containsExactly(now);
  }

  @Test
  void theSameLetterInTwoPlacesIsStoredOnce() {
    letters.folder("Bản sao");
    byte[] letter = letters.put("INBOX", "a", "y".repeat(5000));
    letters.put("Bản sao", letter);

    backUp();

    assertThat(
            database.query(
                """
                select distinct p.message from placement p join folder f on f.id = p.folder
                 where f.mailbox = ?
                """,
                row -> row.getObject(1, UUID.class),
                mailbox.number()))
        .hasSize(1);
  }

  @Test
  void aMailboxThatIsNotOnTheServerIsNamedWithTheReason() {
    BackupMailbox unknown = mailboxes.issued("nobody-" + letters.address(), "snv");
    RunView ordered =
        runs.order(
            RunTrigger.MANUAL, null, List.of(mailbox.mailboxId(), unknown.mailboxId()), "somebody");

    RunView run =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), now -> now.state() != RunState.RUNNING);

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.done()).isEqualTo(1);
    List<JobView> failed = runs.jobs(run.id(), JobState.FAILED, null, 10).items();
    assertThat(failed).hasSize(1);
    assertThat(failed.getFirst().address()).isEqualTo(unknown.address());
    assertThat(failed.getFirst().problem()).contains("Máy chủ thư");
  }

  /** For the day the database is gone. */
  @Test
  void theRepositoryItselfKnowsWhatLayWhere() {
    letters.folder("Cũ");
    letters.put("Cũ", "a", "a", "\\Seen");
    letters.put("INBOX", "b", "b");
    letters.put("INBOX", "c", "c");
    backUp();
    Instant before = Instant.now();
    letters.mailbox().renameFolder(MailFolder.wireName("Cũ"), MailFolder.wireName("Mới"));
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    letters
        .mailbox()
        .select("INBOX")
        .addFlags(List.of(letters.list("INBOX").getFirst().uid()), Set.of("\\Flagged"));
    backUp();

    var manifests = repository.get().manifests(letters.address());

    MailboxState then = MailboxState.at(manifests, before);
    MailboxState now = MailboxState.at(manifests, Instant.now());
    assertThat(then.folders()).extracting(MailboxManifest.Folder::name).contains("Cũ", "INBOX");
    assertThat(then.entries()).hasSize(3);
    assertThat(now.folders())
        .extracting(MailboxManifest.Folder::name)
        .contains("Mới", "INBOX")
        .doesNotContain("Cũ");
    assertThat(now.entries())
        .extracting(MailboxManifest.Entry::flags)
        .containsExactlyInAnyOrder(Set.of("\\Seen"), Set.of("\\Flagged"));
  }

  @Test
  void aMailboxWithANewAddressIsToldWholeAgain() {
    letters.put("INBOX", "a", "a");
    backUp();
    database.update(
        "update backup_mailbox set manifest_address = 'former@tinhmau.example' where number = ?",
        mailbox.number());
    letters.put("INBOX", "b", "b");

    backUp();

    var manifests = repository.get().manifests(letters.address());
    assertThat(manifests).anyMatch(MailboxManifest::full);
    assertThat(MailboxState.at(manifests, Instant.now()).entries()).hasSize(2);
  }

  @Test
  void whoeverGetsAFormerAddressGetsNoMailOfItsFormerOwner() {
    letters.put("INBOX", "a", "of the former owner");
    backUp();
    mailboxes.learn(
        new MailboxEvent.MailboxRenamed(
            mailbox.mailboxId(),
            2,
            Instant.now(),
            "new-" + letters.address(),
            letters.address(),
            "snv",
            null));
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    mailbox = mailboxes.issued(letters.address(), "snv");
    letters.put("INBOX", "b", "of the owner");

    backUp();

    var manifests = repository.get().manifests(letters.address());
    assertThat(MailboxState.at(manifests, Instant.MAX).entries())
        .extracting(MailboxManifest.Entry::message)
        .hasSize(1)
        .allSatisfy(
            message -> assertThat(mail.read(message.uuid())).asString().contains("of the owner"));
  }

  @Test
  void anAddressThatNobodyHadIsNotToldWhole() {
    letters.put("INBOX", "a", "a");

    backUp();

    assertThat(repository.get().manifests(letters.address()))
        .singleElement()
        .matches(manifest -> !manifest.full());
  }

  @Test
  void manyLettersAreKeptInPieces() {
    for (int i = 0; i < 120; i++) {
      letters.put("INBOX", "m" + i, "nội dung " + i);
    }

    RunView run = backUp();

    assertThat(run.messages()).isEqualTo(120);
    assertThat(kept("INBOX")).hasSize(120);
  }
}
