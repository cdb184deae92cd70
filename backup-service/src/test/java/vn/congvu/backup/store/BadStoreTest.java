package vn.congvu.backup.store;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.run.JobState;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;

/** The service on a disk that is full, gone, or not what it was. */
@QuarkusTest
@RealParts
@QuarkusTestResource(value = TinyStore.class, restrictToAnnotatedClass = true)
class BadStoreTest {

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject KeptMail kept;
  @Inject RepositoryAccess repository;
  @Inject StoreConfig config;
  @Inject StorePlaces places;
  @Inject CopyPlaces copyPlaces;
  @Inject MasterKeys masterKeys;
  @Inject AgroalDataSource dataSource;

  private Letters letters;
  private Letters others;
  private BackupMailbox mailbox;
  private BackupMailbox other;
  private byte[] first;
  private Path disk;
  private Path store;

  @BeforeEach
  void aMailboxThatIsKeptAndOneThatIsNot() {
    disk = ConfigProvider.getConfig().getOptionalValue(TinyStore.DISK, Path.class).orElse(null);
    assumeTrue(disk != null, "only root may mount a disk as small as this test needs");
    store = Path.of(config.path());
    letters = Letters.inNewMailbox();
    others = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    other = mailboxes.issued(others.address(), "snv");
    first = letters.put("INBOX", "first", "Kính gửi");
    assertThat(backUp(mailbox).state()).isEqualTo(RunState.DONE);
  }

  @AfterEach
  void leave() {
    if (disk != null) {
      letters.close();
      others.close();
    }
  }

  private RunView backUp(BackupMailbox... chosen) {
    RunView ordered =
        runs.order(
            RunTrigger.MANUAL,
            null,
            Arrays.stream(chosen).map(BackupMailbox::mailboxId).toList(),
            "somebody");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
  }

  /** Why which mailbox is not backed up. */
  private Map<String, String> failures(RunView run) {
    return runs.jobs(run.id(), JobState.FAILED, null, 100).items().stream()
        .collect(toMap(job -> job.address(), job -> String.valueOf(job.problem())));
  }

  private static String incompressible(int octets, long seed) {
    byte[] noise = new byte[octets];
    new Random(seed).nextBytes(noise);
    return Base64.getMimeEncoder().encodeToString(noise);
  }

  @Test
  void aFullStoreIsNamedAndLosesNothing() {
    byte[] large = others.put("INBOX", "large", incompressible(2_000_000, 1));

    RunView full = backUp(mailbox, other);

    assertThat(full.state()).isEqualTo(RunState.FAILED);
    assertThat(full.done()).isEqualTo(1);
    assertThat(failures(full)).isEqualTo(Map.of(others.address(), "Kho sao lưu đã đầy."));
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(first);
    assertThat(kept.of(other, "INBOX")).isEmpty();
    TinyStore.resize(disk, "16m");
    assertThat(backUp(mailbox, other).state()).isEqualTo(RunState.DONE);
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(first);
    assertThat(kept.of(other, "INBOX")).containsExactly(large);
    assertThat(repository.get().check(true).findings()).isEmpty();
  }

  @Test
  void anUnmountedStoreIsNamedAndIsWholeWhenItIsBack() throws IOException {
    byte[] second = letters.put("INBOX", "second", "Trân trọng");
    TinyStore.unmount(store);

    RunView away = backUp(mailbox);

    assertThat(failures(away)).isEqualTo(Map.of(letters.address(), "Kho sao lưu chưa trả lời."));
    assertIsAway(repository);
    assertIsAway(newProcess());
    try (var left = Files.list(store)) {
      assertThat(left).isEmpty();
    }
    TinyStore.mount(disk, store);
    assertThat(backUp(mailbox).state()).isEqualTo(RunState.DONE);
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(first, second);
    assertThat(repository.get().check(true).findings()).isEmpty();
  }

  private RepositoryAccess newProcess() {
    return new RepositoryAccess(config, places, copyPlaces, masterKeys, dataSource);
  }

  private static void assertIsAway(RepositoryAccess repository) {
    assertThatThrownBy(() -> repository.get().check(false))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            away -> assertThat(away.fault()).isEqualTo(Fault.STORE_AWAY));
  }

  @Test
  void aCopyThatHasGoneAwayIsNotMadeAnew() throws IOException {
    var _ = repository.get().replicate(0, Runnable::run);
    Path copy = Path.of(config.copies().orElseThrow().getFirst());
    Path elsewhere = Files.move(copy, copy.resolveSibling("elsewhere"));

    repository.makeNewCopies();
    assertThatThrownBy(() -> repository.get().replicate(0, Runnable::run))
        .isInstanceOfSatisfying(
            RepositoryException.class,
            away -> assertThat(away.fault()).isEqualTo(Fault.STORE_AWAY));
    assertThat(copy).doesNotExist();

    Files.move(elsewhere, copy);
    assertThat(repository.get().replicate(0, Runnable::run).copied()).isZero();
  }

  @Test
  void anotherMasterKeyIsNamedAndOpensNothing() throws IOException {
    Path file = config.masterKeyFile().orElseThrow();
    String right = Files.readString(file);
    byte[] wrong = new byte[32];
    Files.writeString(file, "test " + Base64.getEncoder().encodeToString(wrong) + "\n");
    try {
      assertThatThrownBy(() -> newProcess().get())
          .isInstanceOfSatisfying(
              RepositoryException.class,
              other -> {
                assertThat(other.fault()).isEqualTo(Fault.WRONG_MASTER_KEY);
                assertThat(FaultSentence.of(other.fault()))
                    .isEqualTo("Khóa chủ không mở được kho sao lưu.");
              });
    } finally {
      Files.writeString(file, right);
    }
  }
}
