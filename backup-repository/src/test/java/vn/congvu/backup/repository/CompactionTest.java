package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.repository.pack.RawPacks;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.StoredObject;

class CompactionTest {

  private static final Instant FIRST_RUN = Instant.parse("2026-11-01T00:00:00Z");

  @TempDir Path folder;
  private Scenario scenario;
  private final Set<BlobAddress> live = new HashSet<>();

  @BeforeEach
  void open() {
    scenario = Scenario.in(folder);
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void deadMailGoesAndLivingMailMoves() {
    StoredMessage dead = scenario.store(document(400_000, 1));
    StoredMessage kept = keep(storeWithADead(plain("kept", "text"), 300_000));

    Compaction.Report report = scenario.repository().compact(rules(0.5));

    assertThat(report.rewritten()).isEqualTo(2);
    assertThat(report.deleted()).isEqualTo(2);
    assertThat(scenario.storedBytes("packs/")).isLessThan(5_000);
    scenario.reopenWithoutCache();
    assertThat(scenario.read(kept.address())).isEqualTo(plain("kept", "text").getBytes(UTF_8));
    assertThatThrownBy(() -> scenario.read(dead.address())).satisfies(hasFault(Fault.MISSING));
    assertThat(scenario.repository().check(true).findings()).isEmpty();
  }

  @Test
  void manySmallPacksBecomeOne() {
    List<StoredMessage> stored = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stored.add(keep(scenario.store(plain("m" + i, "text"))));
    }

    scenario.repository().compact(rules(0.5));

    assertThat(scenario.store().list("packs/")).hasSize(1);
    assertThat(scenario.store().list("keyring/")).hasSize(1);
    stored.forEach(message -> assertThat(scenario.read(message.address())).isNotEmpty());
  }

  @Test
  void aSmallPackThatIsDamagedIsLeftAloneAndTheOthersBecomeOne() throws IOException {
    for (int i = 0; i < 5; i++) {
      StoredMessage _ = keep(scenario.store(plain("m" + i, "text")));
    }
    StoredObject damaged = scenario.store().list("packs/").get(2);
    Scenario.flip(scenario.storeFolder(), damaged.key(), (int) damaged.size() - 40);

    Compaction.Report report = scenario.repository().compact(rules(0.5));

    assertThat(report.rewritten()).isEqualTo(4);
    assertThat(report.leftAlone()).hasSize(1);
    assertThat(scenario.store().list("packs/")).hasSize(2).contains(damaged);
  }

  @Test
  void whoeverIsNotAloneAnyMoreLetsNothingGo() {
    StoredMessage kept = keep(storeWithADead(plain("kept", "text"), 300_000));
    List<StoredObject> before = scenario.store().list("packs/");

    assertThatThrownBy(
            () ->
                scenario
                    .repository()
                    .compact(
                        rules(
                            0.5,
                            () -> {
                              throw new IllegalStateException("others write");
                            })))
        .isInstanceOf(IllegalStateException.class);

    assertThat(scenario.store().list("packs/")).containsAll(before);
    assertThat(scenario.read(kept.address())).isNotEmpty();
  }

  @Test
  void aShreddedBlobDoesNotMove() {
    StoredMessage secret = keep(scenario.store(plain("secret", "text")));
    StoredMessage kept = keep(storeWithADead(plain("kept", "text"), 300_000));
    scenario.repository().shred("QĐ-1", Set.of(secret.address()), Set.of());

    scenario.repository().compact(rules(0.1));

    assertThat(RawPacks.readable(scenario, RawPacks.keys(scenario.store())))
        .containsExactly(kept.address());
    assertThat(scenario.store().list("keypages/")).isEmpty();
    assertThatThrownBy(() -> scenario.read(secret.address())).satisfies(hasFault(Fault.FORGOTTEN));
  }

  @Test
  void aPackThatALockKeepsIsUnreadableAllTheSame() {
    StoredMessage dead = scenario.store(document(300_000, 1));
    AwayStore locking = new AwayStore(scenario.store());
    locking.lockAgainstDeletion();
    try (Repository repository = scenario.openBeside(locking)) {
      Compaction.Report report = repository.compact(rules(0.5));

      assertThat(report.locked()).isEqualTo(1);
    }
    assertThat(scenario.store().list("packs/")).hasSize(1);
    assertThat(RawPacks.keys(scenario.store())).isEmpty();
    assertThatThrownBy(
            () ->
                scenario.reopenWithoutCache().read(dead.address(), OutputStream.nullOutputStream()))
        .satisfies(hasFault(Fault.MISSING));
  }

  @Test
  void manifestsBeforeTheLastNeededFullOneGo() {
    List<MailboxManifest> runs = new ArrayList<>();
    for (int day = 0; day < 6; day++) {
      Instant at = FIRST_RUN.plusSeconds(day * 86_400L);
      runs.add(
          day % 2 == 0
              ? MailboxManifest.full(
                  "a@x.example", at, List.of(new MailboxManifest.Folder(1, "INBOX", 1)), List.of())
              : MailboxManifest.delta(
                  "a@x.example", at, List.of(), List.of(), List.of(), List.of()));
      try (BackupWriter writer = scenario.repository().writer()) {
        writer.store(runs.get(day));
        writer.commit();
      }
    }

    scenario
        .repository()
        .compact(
            new Compaction.Rules(
                live::contains, 0.1, FIRST_RUN.plusSeconds(3 * 86_400L), Set.of(), () -> {}));

    assertThat(scenario.repository().manifests("a@x.example")).isEqualTo(runs.subList(2, 6));
  }

  @Test
  void whereverItDiesNothingLivingIsLostAndTheNextRunFinishes() {
    for (int writes = 0; writes < 10; writes++) {
      StoredMessage kept = keep(storeWithADead(plain("kept-" + writes, "text"), 200_000 + writes));
      AwayStore dying = new AwayStore(scenario.store());
      dying.dieAfterWrites(writes);
      try (Repository repository = scenario.openBeside(dying)) {
        repository.compact(rules(0.5));
      } catch (RuntimeException e) {
        assertThat(e).satisfies(hasFault(Fault.STORE_AWAY));
      }

      scenario.reopenWithoutCache();
      assertThat(scenario.read(kept.address()))
          .isEqualTo(plain("kept-" + writes, "text").getBytes(UTF_8));
      assertThat(scenario.repository().check(true).findings()).isEmpty();
    }
    scenario.repository().compact(rules(0.5));
    assertThat(scenario.repository().check(true).blobs()).isEqualTo(live.size());
  }

  @Test
  void aCopyIsAWholeRepositoryAndFollowsWhatTheFirstForgets() {
    StoredMessage dead = scenario.store(document(300_000, 1));
    StoredMessage kept = keep(scenario.store(plain("kept", "text")));
    FileStore copy = new FileStore(folder.resolve("copy"));
    Repository repository = scenario.reopenWith(List.of(copy));

    assertThat(repository.replicate(0, Runnable::run).copied()).isEqualTo(2);
    assertThat(repository.replicate(0, Runnable::run).copied()).isZero();
    try (Repository other = scenario.openBeside(copy)) {
      assertThat(other.check(true).findings()).isEmpty();
      assertThat(other.check(true).blobs()).isEqualTo(3);
    }

    repository.compact(rules(0.5));
    var _ = repository.replicate(0, Runnable::run);

    try (Repository other = scenario.openBeside(copy)) {
      assertThatThrownBy(() -> other.read(dead.address(), OutputStream.nullOutputStream()))
          .satisfies(hasFault(Fault.MISSING));
      assertThat(other.check(true).blobs()).isEqualTo(1);
    }
    assertThat(scenario.read(kept.address())).isNotEmpty();
  }

  private Compaction.Rules rules(double mostDead) {
    return rules(mostDead, () -> {});
  }

  private Compaction.Rules rules(double mostDead, Runnable alone) {
    return new Compaction.Rules(live::contains, mostDead, FIRST_RUN, Set.of(), alone);
  }

  private StoredMessage storeWithADead(String message, int bytes) {
    try (BackupWriter writer = scenario.repository().writer()) {
      StoredMessage stored = writer.store(message.getBytes(UTF_8));
      writer.store(document(bytes, bytes));
      writer.commit();
      return stored;
    }
  }

  private StoredMessage keep(StoredMessage message) {
    live.add(message.address());
    live.addAll(message.parts());
    return message;
  }
}
