package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

/** What was stored since the dump from which the keyring's database was restored. */
class LostPacksTest {

  @TempDir Path folder;
  private final MemoryKeyring keyring = new MemoryKeyring();
  private final Set<BlobAddress> live = new HashSet<>();
  private Scenario scenario;
  private ObjectStore copy;
  private MemoryKeyring.Dump dump;
  private StoredMessage dumped;

  @BeforeEach
  void aDump() {
    scenario = Scenario.in(folder, new FileStore(folder.resolve("store")), keyring);
    copy = new FileStore(folder.resolve("copy"));
    scenario.reopenWith(List.of(copy));
    dumped = scenario.store(plain("dumped", "text"));
    live.add(dumped.address());
    StoredMessage _ = scenario.store(document(300_000, 1));
    dump = keyring.dump();
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private StoredMessage storedAndPutBack() {
    StoredMessage later = scenario.store(plain("later", "text"));
    var _ = scenario.repository().replicate(0, Runnable::run);
    keyring.putBack(dump);
    scenario.reopenWith(List.of(copy)).settle();
    return later;
  }

  /** Two days later, when whatever nobody keys is old enough to be swept. */
  private Compaction.Report compacted() {
    RepositoryOptions now = scenario.options("cache-of-compaction");
    RepositoryOptions inTwoDays =
        new RepositoryOptions(
            now.cache(),
            now.copies(),
            now.packBytes(),
            now.splitFrom(),
            now.fingerprints(),
            now.locked(),
            Clock.offset(now.clock(), Duration.ofDays(2)));
    try (Repository process =
        Repository.open(scenario.store(), keyring, scenario.master(), inTwoDays)) {
      return process.compact(
          new Compaction.Rules(live::contains, 0.3, Instant.EPOCH, Set.of(), () -> {}));
    }
  }

  private static void assertStandsAlone(Scenario scenario, ObjectStore store, StoredMessage mail)
      throws IOException {
    try (Repository reader = scenario.openBeside(store)) {
      reader.read(mail.address(), OutputStream.nullOutputStream());
    }
  }

  @Test
  void aCompactionDoesNothingAndSaysWhy() throws IOException {
    StoredMessage later = storedAndPutBack();

    Compaction.Report report = compacted();

    assertThat(report.refused())
        .hasValueSatisfying(why -> assertThat(why.fault()).isEqualTo(Fault.DATABASE_BEHIND));
    assertThat(report.rewritten()).isZero();
    assertStandsAlone(scenario, scenario.store(), later);
  }

  @Test
  void aCompactionDoesNothingEvenBeforeTheyAreTakenIn() throws IOException {
    StoredMessage later = scenario.store(plain("later", "text"));
    keyring.putBack(dump);

    assertThat(compacted().refused()).isPresent();

    assertStandsAlone(scenario, scenario.store(), later);
  }

  @Test
  void theCopyKeepsThemToo() throws IOException {
    StoredMessage later = storedAndPutBack();

    assertThat(scenario.repository().replicate(0, Runnable::run).findings())
        .extracting(Check.Finding::fault)
        .containsExactly(Fault.DATABASE_BEHIND);

    assertStandsAlone(scenario, copy, later);
  }

  @Test
  void theCopyKeepsWhatTheStoreHasLostAsWell() throws IOException {
    StoredMessage later = scenario.store(plain("later", "text"));
    var _ = scenario.repository().replicate(0, Runnable::run);
    MirrorKeyring mirror = new MirrorKeyring(scenario.store());
    keyring.putBack(dump);
    keyring
        .unannounced(mirror.packs())
        .forEach(
            pack -> {
              mirror.remove(pack);
              scenario.store().list("packs/").stream()
                  .filter(object -> object.key().endsWith(pack.toString()))
                  .forEach(object -> scenario.store().delete(object.key()));
            });
    scenario.reopenWith(List.of(copy)).settle();

    var _ = scenario.repository().replicate(0, Runnable::run);

    assertStandsAlone(scenario, copy, later);
  }

  @Test
  void theCheckNamesThem() {
    var _ = storedAndPutBack();

    assertThat(scenario.repository().check(true).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fault()).isEqualTo(Fault.DATABASE_BEHIND);
              assertThat(finding.what())
                  .startsWith("the database was put back: it never heard of 1 packs, the first of");
            });
  }

  @Test
  void whatACompactionHasMovedSinceIsReadAgain() {
    assertThat(compacted().rewritten()).isPositive();
    keyring.putBack(dump);

    scenario.reopenWith(List.of(copy)).settle();

    assertThat(scenario.read(dumped.address())).isEqualTo(plain("dumped", "text").getBytes(UTF_8));
  }

  @Test
  void whenTheyAreGivenUpTheCatalogueDecides() {
    StoredMessage later = storedAndPutBack();
    StoredMessage again = scenario.store(plain("again", "text"));
    live.add(again.address());

    assertThat(scenario.repository().lostPacks().giveUp()).isEqualTo(1);

    assertThat(compacted().refused()).isEmpty();
    assertThat(scenario.repository().check(true).findings()).isEmpty();
    scenario.reopenWithoutCache();
    assertThat(scenario.read(dumped.address())).isNotEmpty();
    assertThat(scenario.read(again.address())).isNotEmpty();
    assertThat(scenario.repository().whereabouts().of(Set.of(later.address()))).isEmpty();
  }

  @Test
  void theKeyThatAKilledWriterLeftIsNoneOfThem() {
    keyring.packs().forEach(keyring::remove);
    live.clear();

    Compaction.Report report = compacted();

    assertThat(report.refused()).isEmpty();
    assertThat(report.deleted()).isEqualTo(2);
    assertThat(new MirrorKeyring(scenario.store()).packs()).isEmpty();
  }
}
