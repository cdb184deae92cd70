package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.repository.store.FileStore;

/** Two processes with one store and one keyring, each with a cache of its own. */
class BesideTest {

  @TempDir Path folder;
  private final HookedKeyring keyring = new HookedKeyring();
  private AwayStore line;
  private Scenario scenario;
  private Repository beside;

  /** Lets others act just after it was asked for its packs. */
  private static final class HookedKeyring extends MemoryKeyring {
    private Runnable afterPacks = () -> {};

    @Override
    public List<UUID> packs() {
      List<UUID> packs = super.packs();
      Runnable others = afterPacks;
      afterPacks = () -> {};
      others.run();
      return packs;
    }
  }

  @BeforeEach
  void open() {
    line = new AwayStore(new FileStore(folder.resolve("store")));
    scenario = Scenario.in(folder, line, keyring);
    beside = Repository.open(line, keyring, scenario.master(), scenario.options("beside"));
  }

  @AfterEach
  void close() {
    beside.close();
    scenario.close();
  }

  private byte[] readBeside(StoredMessage message) throws IOException {
    var out = new ByteArrayOutputStream();
    beside.read(message.address(), out);
    return out.toByteArray();
  }

  @Test
  void whatACompactionMovedIsMissedUntilTheOtherLooksAgainAndNeverTakenForForgotten()
      throws IOException {
    line.lockAgainstDeletion();
    List<StoredMessage> stored = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      stored.add(scenario.store(plain("m" + i, "text " + i)));
    }
    beside.refresh();

    var _ =
        scenario
            .repository()
            .compact(new Compaction.Rules(blob -> true, 0.5, Instant.EPOCH, Set.of(), () -> {}));

    for (StoredMessage message : stored) {
      assertThatThrownBy(() -> readBeside(message)).satisfies(hasFault(Fault.MISSING));
    }
    beside.refresh();
    for (int i = 0; i < 10; i++) {
      assertThat(readBeside(stored.get(i))).isEqualTo(plain("m" + i, "text " + i).getBytes(UTF_8));
    }
  }

  @Test
  void aPackThatIsFinishedWhileTheIndexIsBroughtUpToDateIsNotDroppedFromIt() {
    List<StoredMessage> stored = new ArrayList<>();
    keyring.afterPacks = () -> stored.add(scenario.store(plain("meanwhile", "text")));

    scenario.repository().refresh();

    assertThat(scenario.read(stored.getFirst().address()))
        .isEqualTo(plain("meanwhile", "text").getBytes(UTF_8));
  }
}
