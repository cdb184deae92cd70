package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.Healing;
import vn.congvu.backup.repository.store.FileStore;

class HealingTest {

  @TempDir Path folder;
  private Scenario scenario;
  private AwayStore line;
  private Repository repository;
  private StoredMessage first;
  private String pack;
  private byte[] right;

  enum Damage {
    FLIPPED {
      @Override
      void of(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);
      }
    },
    TRUNCATED {
      @Override
      void of(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    GONE {
      @Override
      void of(Path pack) throws IOException {
        Files.delete(pack);
      }
    };

    abstract void of(Path pack) throws IOException;
  }

  @BeforeEach
  void aPackOfTwoMessagesAndACopy() {
    scenario = Scenario.in(folder);
    try (BackupWriter writer = scenario.repository().writer()) {
      first = writer.store(plain("first", "text").getBytes(UTF_8));
      var _ = writer.store(plain("second", "text").getBytes(UTF_8));
      writer.commit();
    }
    line = new AwayStore(new FileStore(folder.resolve("copy")));
    repository = scenario.reopenWith(List.of(line));
    var _ = repository.replicate(0, Runnable::run);
    pack = scenario.store().list("packs/").getFirst().key();
    right = scenario.store().get(pack);
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private Healing.Report heal() {
    return repository.heal(Runnable::run);
  }

  private byte[] bytes(String store) {
    try {
      Path file = folder.resolve(store).resolve(pack);
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theStoreGetsItsPackBackFromTheCopy(Damage damage) throws IOException {
    damage.of(folder.resolve("store").resolve(pack));
    repository = scenario.reopenWith(List.of(line));

    Healing.Report report = heal();

    assertThat(report).isEqualTo(new Healing.Report(1, 1, List.of()));
    assertThat(bytes("store")).isEqualTo(right);
    assertThat(scenario.read(first.address())).isEqualTo(plain("first", "text").getBytes(UTF_8));
    assertThat(repository.check(true).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void theCopyGetsItsPackBackFromTheStore(Damage damage) throws IOException {
    damage.of(folder.resolve("copy").resolve(pack));

    Healing.Report report = heal();

    assertThat(report).isEqualTo(new Healing.Report(1, 1, List.of()));
    assertThat(bytes("copy")).isEqualTo(right);
    assertThat(repository.check(true).findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whereBothAreBadItIsNamedAndNothingIsTouched(Damage damage) throws IOException {
    damage.of(folder.resolve("store").resolve(pack));
    Damage.FLIPPED.of(folder.resolve("copy").resolve(pack));
    byte[] here = bytes("store");
    byte[] there = bytes("copy");

    Healing.Report report = heal();

    assertThat(report.healed()).isZero();
    assertThat(report.findings())
        .containsExactly(
            new Check.Finding(
                Fault.DAMAGED, "pack " + Path.of(pack).getFileName() + " is whole in no store"));
    assertThat(bytes("store")).isEqualTo(here);
    assertThat(bytes("copy")).isEqualTo(there);
  }

  @Test
  void aKeyPageComesBackToo() throws IOException {
    var _ = repository.shred("QĐ-1", Set.of(first.address()), Set.of());
    Path page =
        folder.resolve("store").resolve(scenario.store().list("keypages/").getFirst().key());
    byte[] whole = Files.readAllBytes(page);
    Damage.FLIPPED.of(page);

    assertThat(heal().healed()).isEqualTo(1);

    assertThat(Files.readAllBytes(page)).isEqualTo(whole);
  }

  @Test
  void aCopyThatIsAwayIsNamedAndWhatItWasNotGivenIsNotMissedThere() {
    var _ = scenario.store(plain("third", "text"));
    assertThat(heal()).isEqualTo(new Healing.Report(2, 0, List.of()));
    line.away(true);

    assertThat(heal().findings())
        .containsExactly(new Check.Finding(Fault.STORE_AWAY, "copy 1: does not answer"));
  }
}
