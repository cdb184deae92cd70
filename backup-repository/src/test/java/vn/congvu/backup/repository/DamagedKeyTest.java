package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.pack.RawPacks;
import vn.congvu.backup.repository.store.FileStore;

/** Mail is forgotten while a key, or the page with the keys of its neighbours, is damaged. */
class DamagedKeyTest {

  @TempDir Path folder;
  private final MemoryKeyring keyring = new MemoryKeyring();
  private Scenario scenario;
  private StoredMessage inDamaged;
  private StoredMessage neighbour;
  private StoredMessage elsewhere;
  private StoredMessage elsewhereToo;
  private UUID damaged;

  @BeforeEach
  void twoPacks() {
    scenario = Scenario.in(folder, new FileStore(folder.resolve("store")), keyring);
    try (BackupWriter writer = scenario.repository().writer()) {
      inDamaged = writer.store(plain("in-damaged", "text").getBytes(UTF_8));
      neighbour = writer.store(plain("neighbour", "text").getBytes(UTF_8));
      writer.commit();
      damaged = keyring.packs().getFirst();
      elsewhere = writer.store(plain("elsewhere", "text").getBytes(UTF_8));
      elsewhereToo = writer.store(plain("elsewhere-too", "text").getBytes(UTF_8));
      writer.commit();
    }
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private void shred(StoredMessage... messages) {
    Set<BlobAddress> blobs = new HashSet<>();
    for (StoredMessage message : messages) {
      blobs.add(message.address());
    }
    var _ = scenario.repository().shred("QĐ-1", blobs, Set.of());
  }

  private Set<BlobAddress> openable(StoredMessage message) {
    return scenario.repository().whereabouts().openable(Set.of(message.address()));
  }

  @Test
  void aDamagedMirroredKeyIsReplacedLikeAnyOther() throws IOException {
    Files.write(folder.resolve("store").resolve(MirrorKeyring.key(damaged)), new byte[] {1, 2, 3});

    shred(inDamaged, elsewhere);

    assertThat(RawPacks.readable(scenario, RawPacks.keys(scenario.store())))
        .containsExactlyInAnyOrder(neighbour.address(), elsewhereToo.address());
    assertThat(openable(inDamaged)).isEmpty();
    assertThat(scenario.repository().check(true).findings()).isEmpty();
  }

  @Test
  void aDamagedPageIsNamedAndKeepsNoOtherPackFromLosingItsKeys() throws IOException {
    shred(neighbour);
    Scenario.flip(folder.resolve("store"), scenario.store().list("keypages/").getFirst().key(), 4);

    assertThatThrownBy(() -> shred(inDamaged, elsewhere))
        .satisfies(hasFault(Fault.DAMAGED))
        .hasMessageContaining("pack " + damaged);

    assertThat(openable(elsewhere)).isEmpty();
    shred(elsewhereToo);
    assertThat(openable(elsewhereToo)).isEmpty();
    assertThatThrownBy(scenario.repository()::settle).hasMessageContaining("pack " + damaged);
  }
}
