package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.RawPacks;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

/** The keyring's database was restored from a dump of an earlier time; the store was not. */
class KeyringPutBackTest {

  @TempDir Path folder;
  private final MemoryKeyring keyring = new MemoryKeyring();
  private Scenario scenario;
  private StoredMessage first;
  private StoredMessage second;
  private StoredMessage innocent;

  @BeforeEach
  void threeMessagesInOnePack() {
    scenario = Scenario.in(folder, new FileStore(folder.resolve("store")), keyring);
    try (BackupWriter writer = scenario.repository().writer()) {
      first = writer.store(plain("first", "text").getBytes(UTF_8));
      second = writer.store(plain("second", "text").getBytes(UTF_8));
      innocent = writer.store(plain("innocent", "text").getBytes(UTF_8));
      writer.commit();
    }
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private void shred(StoredMessage message) {
    var _ =
        scenario.repository().shred("QĐ-1", Set.of(message.address()), Set.of(message.messageId()));
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<BlobAddress> readable() {
    return RawPacks.readable(scenario, keyring.all());
  }

  @Test
  void whatWasForgottenSinceIsRefusedAtOnceAndItsKeyDestroyedAgain() {
    var dump = keyring.dump();
    shred(first);
    keyring.putBack(dump);
    assertThat(readable()).contains(first.address());

    scenario.reopen();

    assertThatThrownBy(() -> scenario.read(first.address())).satisfies(hasFault(Fault.FORGOTTEN));
    assertThatThrownBy(() -> scenario.store(plain("first", "text")))
        .satisfies(hasFault(Fault.FORGOTTEN));
    scenario.repository().settle();
    assertThat(readable()).doesNotContain(first.address());
    assertThat(scenario.repository().whereabouts().openable(Set.of(first.address()))).isEmpty();
    assertThat(scenario.read(innocent.address())).isNotEmpty();
    assertThat(scenario.repository().check(true).findings()).isEmpty();
  }

  @Test
  void aPageThatALaterForgettingRemovedIsNotMissed() {
    shred(first);
    var dump = keyring.dump();
    shred(second);
    keyring.putBack(dump);

    scenario.reopen().settle();

    assertThat(readable()).containsExactly(innocent.address());
    assertThat(scenario.read(innocent.address())).isNotEmpty();
    assertThat(scenario.repository().check(true).findings()).isEmpty();
  }

  @Test
  void aTombstoneThatOnlyACopyHasCountsToo() {
    ObjectStore copy = new FileStore(folder.resolve("copy"));
    scenario.reopenWith(List.of(copy));
    var _ = scenario.repository().replicate(0, Runnable::run);
    var dump = keyring.dump();
    copy(folder.resolve("store"), folder.resolve("snapshot"));
    shred(first);
    keyring.putBack(dump);
    Scenario.delete(folder.resolve("store"));
    copy(folder.resolve("snapshot"), folder.resolve("store"));

    scenario.reopenWith(List.of(copy)).settle();

    assertThatThrownBy(() -> scenario.read(first.address())).satisfies(hasFault(Fault.FORGOTTEN));
    assertThat(readable()).doesNotContain(first.address()).contains(innocent.address());
    assertThat(RawPacks.readable(scenario, RawPacks.keys(scenario.store())))
        .doesNotContain(first.address());
  }

  @Test
  void theCheckNamesIt() {
    var dump = keyring.dump();
    shred(first);
    UUID tombstone = keyring.burials().getFirst().tombstone();
    keyring.putBack(dump);

    assertThat(scenario.repository().check(false).findings())
        .contains(
            new Check.Finding(
                Fault.FORGOTTEN,
                "tombstone " + tombstone + " was not in the keyring; taken in again"));
    assertThatThrownBy(() -> scenario.read(first.address())).satisfies(hasFault(Fault.FORGOTTEN));
  }

  @Test
  void aTombstoneThatNobodySignedIsNamedAndForgetsNothing() {
    shred(first);
    UUID forged = UUID.randomUUID();
    byte[] signed = keyring.burials().getFirst().signed();
    scenario.store().put("tombstones/" + forged, ByteBuffer.wrap(signed), null);

    assertThat(scenario.reopen().check(false).findings())
        .containsExactly(
            new Check.Finding(
                Fault.DAMAGED,
                "mirrored tombstone " + forged + " is not signed by the repository"));
    assertThat(keyring.burials()).hasSize(1);
  }
}
