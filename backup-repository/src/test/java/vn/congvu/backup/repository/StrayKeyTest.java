package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.repository.pack.RawPacks;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

/** Packs of which a store has the key and the keyring has none. */
class StrayKeyTest {

  @TempDir Path folder;
  private final MemoryKeyring keyring = new MemoryKeyring();
  private Scenario scenario;
  private ObjectStore copy;
  private StoredMessage secret;
  private StoredMessage filler;

  @BeforeEach
  void twoMessagesInAPackThatACopyHasToo() {
    scenario = Scenario.in(folder, new FileStore(folder.resolve("store")), keyring);
    copy = new FileStore(folder.resolve("copy"));
    scenario.reopenWith(List.of(copy));
    try (BackupWriter writer = scenario.repository().writer()) {
      secret = writer.store(plain("secret", "text").getBytes(UTF_8));
      filler = writer.store(document(200_000, 1));
      writer.commit();
    }
    var _ = scenario.repository().replicate(0, Runnable::run);
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private Set<BlobAddress> readable(ObjectStore store) {
    return RawPacks.readable(scenario, store, RawPacks.keys(store));
  }

  private void shredSecret() {
    var _ = scenario.repository().shred("QĐ-1", Set.of(secret.address()), Set.of());
  }

  @Test
  void aPackThatACopyWasNotToldToLetGoLosesTheKeyToo() {
    var _ =
        scenario
            .repository()
            .compact(
                new Compaction.Rules(
                    secret.address()::equals, 0.3, Instant.EPOCH, Set.of(), () -> {}));
    assertThat(readable(copy)).contains(secret.address());
    assertThat(scenario.repository().whereabouts().of(Set.of(secret.address()))).hasSize(2);

    shredSecret();

    assertThat(readable(copy)).doesNotContain(secret.address()).contains(filler.address());
    assertThat(readable(scenario.store())).isEmpty();
    assertThat(scenario.repository().whereabouts().openable(Set.of(secret.address()))).isEmpty();
  }

  @Test
  void aPackThatTheKeyringLostLosesTheKeyInEveryStore() {
    keyring.packs().forEach(keyring::remove);
    scenario.reopenWith(List.of(copy));
    assertThat(scenario.repository().whereabouts().openable(Set.of(secret.address())))
        .containsExactly(secret.address());

    shredSecret();

    assertThat(readable(scenario.store()))
        .doesNotContain(secret.address())
        .contains(filler.address());
    assertThat(readable(copy)).doesNotContain(secret.address()).contains(filler.address());
    assertThat(scenario.repository().whereabouts().openable(Set.of(secret.address()))).isEmpty();
  }

  @Test
  void aStrayThatDoesNotTellWhatItHoldsLosesItsKeyWhereItDoesNot() throws IOException {
    UUID pack = keyring.packs().getFirst();
    keyring.remove(pack);
    scenario.reopenWith(List.of(copy));
    Scenario.flip(folder.resolve("copy"), copy.list("packs/").getFirst().key(), 4);

    shredSecret();

    assertThat(new MirrorKeyring(copy).find(pack)).isEmpty();
    assertThat(readable(scenario.store()))
        .doesNotContain(secret.address())
        .contains(filler.address());
  }
}
