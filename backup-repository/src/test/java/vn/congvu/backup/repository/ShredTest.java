package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;
import static vn.congvu.backup.repository.Scenario.withAttachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.pack.RawPacks;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;

class ShredTest {

  private static final byte[] SECRET = document(200_000, 1);

  @TempDir Path folder;
  private Scenario scenario;
  private StoredMessage secret;
  private StoredMessage innocent;

  @BeforeEach
  void storeTwoMessagesInOnePack() {
    scenario = Scenario.in(folder);
    try (BackupWriter writer = scenario.repository().writer()) {
      secret = writer.store(withAttachment("secret", SECRET, 76, "b").getBytes(UTF_8));
      innocent = writer.store(plain("innocent", "Kính gửi").getBytes(UTF_8));
      writer.commit();
    }
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void aShreddedMessageIsRefusedAndItsNeighbourInThePackIsNot() {
    shred(secret);

    assertThatThrownBy(() -> scenario.read(secret.address())).satisfies(hasFault(Fault.FORGOTTEN));
    assertThat(scenario.read(innocent.address()))
        .isEqualTo(plain("innocent", "Kính gửi").getBytes(UTF_8));
  }

  @Test
  void noKeyInTheStoreOpensTheRawPackAnyMore() {
    List<PackKey> keysBefore = allKeys();
    assertThat(RawPacks.readable(scenario, keysBefore)).containsAll(blobsOf(secret));

    shred(secret);

    assertThat(RawPacks.readable(scenario, allKeys()))
        .doesNotContainAnyElementsOf(blobsOf(secret))
        .contains(innocent.address());
    assertThat(allKeys())
        .noneMatch(key -> keysBefore.stream().anyMatch(old -> sameBytes(old, key)));
  }

  @Test
  void itsWhereaboutsAreToldBeforeAndAfterAndNothingOpensItThere() {
    assertThat(scenario.repository().whereabouts().openable(blobsOf(secret)))
        .containsExactlyInAnyOrderElementsOf(blobsOf(secret));

    shred(secret);

    assertThat(scenario.repository().whereabouts().of(blobsOf(secret)).values())
        .containsExactly(blobsOf(secret).size());
    assertThat(scenario.repository().whereabouts().openable(blobsOf(secret))).isEmpty();
    assertThat(scenario.repository().whereabouts().openable(blobsOf(innocent)))
        .containsExactlyInAnyOrderElementsOf(blobsOf(innocent));
  }

  @Test
  void thePackItselfIsNotTouched() {
    Path pack = scenario.storeFolder().resolve(scenario.store().list("packs/").getFirst().key());
    long before = pack.toFile().lastModified();

    shred(secret);

    assertThat(pack.toFile().lastModified()).isEqualTo(before);
  }

  @Test
  void aPartThatAnInnocentMessageSharesKeepsItsKeyWhenNotNamed() {
    StoredMessage forwarded = scenario.store(withAttachment("innocent-2", SECRET, 76, "c"));

    scenario.repository().shred("QĐ-1", Set.of(secret.address()), Set.of(secret.messageId()));

    assertThatThrownBy(() -> scenario.read(secret.address())).satisfies(hasFault(Fault.FORGOTTEN));
    assertThat(scenario.read(forwarded.address()))
        .isEqualTo(withAttachment("innocent-2", SECRET, 76, "c").getBytes(UTF_8));
  }

  @Test
  void aPartThatWentWithItsMessageUnnamedComesAgainWithAnInnocentOne() {
    shredByMessageId(secret);
    byte[] again = withAttachment("innocent-2", SECRET, 76, "c").getBytes(UTF_8);

    StoredMessage second = scenario.store(again);

    assertThat(scenario.read(second.address())).isEqualTo(again);
    scenario.repository().settle();
    assertThat(scenario.reopenWithoutCache().check(true).findings()).isEmpty();
    assertThat(scenario.read(second.address())).isEqualTo(again);
    assertThatThrownBy(() -> scenario.store(withAttachment("secret", SECRET, 76, "b")))
        .satisfies(hasFault(Fault.FORGOTTEN));
    assertThat(RawPacks.readable(scenario, allKeys())).doesNotContainAnyElementsOf(blobsOf(secret));
  }

  @Test
  void itMayGoAndComeMoreThanOnce() {
    shredByMessageId(secret);
    StoredMessage second = scenario.store(withAttachment("second", SECRET, 76, "c"));
    shredByMessageId(second);
    String third = withAttachment("third", SECRET, 76, "d");

    StoredMessage last = scenario.store(third);

    assertThat(scenario.read(last.address())).isEqualTo(third.getBytes(UTF_8));
    assertThat(last.parts()).doesNotContainAnyElementsOf(second.parts());
    assertThatThrownBy(() -> scenario.read(second.address())).satisfies(hasFault(Fault.FORGOTTEN));
  }

  private void shredByMessageId(StoredMessage message) {
    scenario
        .repository()
        .shred(
            "QĐ-1",
            Set.of(message.address()),
            Set.copyOf(message.parts()),
            Set.of(message.messageId()));
  }

  @Test
  void aMessageIdIsToldFromAPart() {
    assertThat(scenario.repository().isIdentifiedBy(secret.address(), secret.messageId())).isTrue();
    assertThat(scenario.repository().isIdentifiedBy(secret.address(), secret.content().getLast()))
        .isFalse();
  }

  @Test
  void theSameDocumentDoesNotComeBackInAnotherEnvelope() {
    shred(secret);
    long before = scenario.storedBytes("packs/");

    try (BackupWriter writer = scenario.repository().writer()) {
      byte[] again = withAttachment("other", SECRET, 60, "other").getBytes(UTF_8);
      assertThatThrownBy(() -> writer.store(again)).satisfies(hasFault(Fault.FORGOTTEN));
      writer.commit();
    }

    assertThat(scenario.storedBytes("packs/")).isEqualTo(before);
  }

  @Test
  void whatALargePartLeftBeforeItsEndToldWhatItIsIsNamedAndCanBeDestroyed() {
    byte[] large = withAttachment("large", document(3_000_000, 2), 76, "b").getBytes(UTF_8);
    Fingerprint print = fingerprintOfLastPart(large);
    var _ = scenario.repository().shred("QĐ-2", Set.of(), Set.of(print));

    Set<BlobAddress> left;
    try (BackupWriter writer = scenario.repository().writer()) {
      assertThatThrownBy(() -> writer.store(large)).satisfies(hasFault(Fault.FORGOTTEN));
      writer.commit();
      left = writer.leftBehind();
      assertThat(writer.leftBehind()).isEmpty();
    }

    assertThat(left).hasSizeGreaterThan(1);
    assertThat(RawPacks.readable(scenario, allKeys())).containsAll(left);
    var _ = scenario.repository().shred("left", Set.of(), left, Set.of());
    assertThat(RawPacks.readable(scenario, allKeys())).doesNotContainAnyElementsOf(left);
  }

  /** As another repository with the same key would take it. */
  private Fingerprint fingerprintOfLastPart(byte[] message) {
    try {
      return MessagePrints.take(
              scenario.repository().fingerprints(), new ByteArrayInputStream(message))
          .parts()
          .getLast()
          .print();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aPartThatCameAgainIsReadWhicheverOfTwoTombstonesEndedItsFirstLife() {
    for (int i = 0; i < 8; i++) {
      byte[] document = document(50_000, 100 + i);
      StoredMessage doomed = scenario.store(withAttachment("doomed-" + i, document, 76, "b"));
      shredByMessageId(doomed);
      byte[] innocent = withAttachment("again-" + i, document, 76, "b").getBytes(UTF_8);
      StoredMessage again = scenario.store(innocent);

      shredByMessageId(doomed);

      assertThat(scenario.read(again.address())).isEqualTo(innocent);
    }
  }

  @Test
  void shreddingHoldsAfterARestartWithoutCacheAndForASecondShredding() {
    shred(secret);
    scenario.reopenWithoutCache();
    StoredMessage later = scenario.store(plain("later", "text"));

    shred(innocent);

    assertThatThrownBy(() -> scenario.read(secret.address())).satisfies(hasFault(Fault.FORGOTTEN));
    assertThatThrownBy(() -> scenario.read(innocent.address()))
        .satisfies(hasFault(Fault.FORGOTTEN));
    assertThat(scenario.read(later.address())).isNotEmpty();
    assertThat(scenario.repository().check(true).findings()).isEmpty();
    assertThat(scenario.store().list("keypages/")).hasSize(1);
  }

  @Test
  void aMessageNotYetCommittedIsShreddedToo() {
    try (BackupWriter writer = scenario.repository().writer()) {
      StoredMessage pending = writer.store(plain("pending", "text").getBytes(UTF_8));

      shred(pending);

      writer.commit();
      assertThat(RawPacks.readable(scenario, allKeys())).doesNotContain(pending.address());
    }
  }

  @Test
  void whileACopyIsAwayAnOrderIsBuriedOnce() {
    AwayStore copy = new AwayStore(new FileStore(folder.resolve("copy")));
    try (Repository repository = scenario.reopenWith(List.of(copy))) {
      var _ = repository.replicate(0, Runnable::run);
      copy.away(true);
      for (int attempt = 0; attempt < 5; attempt++) {
        assertThatThrownBy(() -> shred(secret)).satisfies(hasFault(Fault.STORE_AWAY));
      }
      assertThat(new MirrorKeyring(scenario.store()).burials()).hasSize(1);
      copy.away(false);

      shred(secret);

      assertThat(new MirrorKeyring(scenario.store()).burials()).hasSize(1);
      assertThat(new MirrorKeyring(copy).burials()).hasSize(1);
      assertThat(RawPacks.readable(scenario, RawPacks.keys(copy)))
          .doesNotContainAnyElementsOf(blobsOf(secret))
          .contains(innocent.address());
    }
  }

  @Test
  void aShreddingReachesTheSecondCopyAndGoesOnWhenItIsBack() {
    AwayStore copy = new AwayStore(new FileStore(folder.resolve("copy")));
    try (Repository repository = scenario.reopenWith(List.of(copy))) {
      var _ = repository.replicate(0, Runnable::run);
      copy.away(true);
      assertThatThrownBy(() -> shred(secret)).satisfies(hasFault(Fault.STORE_AWAY));
      copy.away(false);

      repository.settle();

      assertThat(RawPacks.readable(scenario, RawPacks.keys(copy)))
          .doesNotContainAnyElementsOf(blobsOf(secret))
          .contains(innocent.address());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"packs/", "keypages/"})
  void aLineThatDropsOnceCostsNoNeighbourItsKeyAndSettlesNothing(String dropped) {
    scenario.close();
    AwayStore line = new AwayStore(new FileStore(folder.resolve("dropping")));
    MasterKey master = Scenario.newMaster(folder.resolve("dropping.key"));
    Repository.create(line, master);
    ObjectStore empty = new FileStore(folder.resolve("empty"));
    empty.make();
    RepositoryOptions options =
        RepositoryOptions.of(folder.resolve("dropping-cache")).withCopies(List.of(empty));
    try (Repository repository = Repository.open(line, new MirrorKeyring(line), master, options)) {
      StoredMessage earlier;
      StoredMessage doomed;
      StoredMessage neighbour;
      try (BackupWriter writer = repository.writer()) {
        earlier = writer.store(plain("earlier", "text").getBytes(UTF_8));
        doomed = writer.store(plain("doomed", "text").getBytes(UTF_8));
        neighbour = writer.store(plain("neighbour", "text").getBytes(UTF_8));
        writer.commit();
      }
      if (dropped.equals("keypages/")) {
        var _ = repository.shred("QĐ-1", Set.of(earlier.address()), Set.of());
      }
      line.dropOnce(dropped);

      assertThatThrownBy(() -> repository.shred("QĐ-2", Set.of(doomed.address()), Set.of()))
          .satisfies(hasFault(Fault.STORE_AWAY));
      repository.settle();

      assertThat(repository.whereabouts().openable(Set.of(doomed.address()))).isEmpty();
      assertThat(repository.whereabouts().openable(Set.of(neighbour.address()))).hasSize(1);
    }
  }

  @Test
  void whateverDiesOnTheWayTheNextStartFinishes() {
    for (int writes = 0; writes < 12; writes++) {
      StoredMessage doomed = scenario.store(plain("doomed-" + writes, "text"));
      StoredMessage spared = scenario.store(plain("spared-" + writes, "text"));
      AwayStore dying = new AwayStore(scenario.store());
      dying.dieAfterWrites(writes);
      try (Repository repository = scenario.openBeside(dying)) {
        repository.shred("QĐ", blobsOf(doomed), Set.of());
      } catch (RuntimeException e) {
        assertThat(e).satisfies(hasFault(Fault.STORE_AWAY));
      }

      scenario.reopenWithoutCache().settle();

      if (new MirrorKeyring(scenario.store()).burials().size() > writes) {
        assertThatThrownBy(() -> scenario.read(doomed.address()))
            .satisfies(hasFault(Fault.FORGOTTEN));
        assertThat(RawPacks.readable(scenario, allKeys())).doesNotContain(doomed.address());
      }
      assertThat(scenario.read(spared.address())).isNotEmpty();
    }
  }

  private void shred(StoredMessage message) {
    Set<Fingerprint> prints = new HashSet<>(message.content());
    prints.removeAll(innocent.content());
    prints.add(message.messageId());
    scenario.repository().shred("QĐ-12/2026", blobsOf(message), prints);
  }

  private static Set<BlobAddress> blobsOf(StoredMessage message) {
    Set<BlobAddress> blobs = new HashSet<>(message.parts());
    blobs.add(message.address());
    return blobs;
  }

  private List<PackKey> allKeys() {
    return RawPacks.keys(scenario.store());
  }

  private static boolean sameBytes(PackKey one, PackKey other) {
    return java.util.Arrays.equals(one.wrapped(), other.wrapped());
  }
}
