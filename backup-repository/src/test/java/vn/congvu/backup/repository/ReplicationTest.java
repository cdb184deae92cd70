package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.Replication;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

class ReplicationTest {

  @TempDir Path folder;
  private Scenario scenario;
  private ObjectStore copy;
  private AwayStore line;
  private Repository repository;
  private StoredMessage first;

  @BeforeEach
  void twoPacksAndACopy() {
    scenario = Scenario.in(folder);
    first = scenario.store(plain("first", "text"));
    scenario.store(plain("second", "text"));
    copy = new FileStore(folder.resolve("copy"));
    line = new AwayStore(copy);
    repository = scenario.reopenWith(List.of(line));
    var _ = replicate();
  }

  @AfterEach
  void close() {
    scenario.close();
  }

  private Replication.Report replicate() {
    return repository.replicate(0, Runnable::run);
  }

  private String aPack() {
    return copy.list("packs/").getFirst().key();
  }

  @Test
  void itSaysWhatTheCopyHoldsInOneChecksum() {
    Replication.Report again = replicate();
    long bytes = scenario.storedBytes("packs/");
    scenario.store(plain("third", "text"));
    Replication.Report more = replicate();

    assertThat(again.packs()).isEqualTo(2);
    assertThat(again.bytes()).isEqualTo(bytes);
    assertThat(again.copied()).isZero();
    assertThat(more.packs()).isEqualTo(3);
    assertThat(more.copied()).isEqualTo(1);
    assertThat(more.sha256()).hasSize(64).isNotEqualTo(again.sha256());
    assertThat(replicate().sha256()).isEqualTo(more.sha256());
  }

  @Test
  void aPackOfTheSameSizeButAnotherChecksumIsCopiedAnew() throws IOException {
    Scenario.flip(folder.resolve("copy"), aPack(), 40);

    assertThat(repository.check(false).findings())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).startsWith("copy 1: pack "));
    assertThat(replicate().copied()).isEqualTo(1);
    assertThat(repository.check(true).isFine()).isTrue();
  }

  @Test
  void aFlippedBitInTheCopyIsNamedByTheCheckThatReadsAndMendedFromHere() throws IOException {
    Scenario.flip(folder.resolve("copy"), aPack(), 100);

    assertThat(repository.check(false).isFine()).isTrue();
    assertThat(repository.check(true).findings())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.fault()).isEqualTo(Fault.DAMAGED);
              assertThat(it.what()).startsWith("copy 1: ").endsWith("; copied anew");
            });
    assertThat(repository.check(true).isFine()).isTrue();
  }

  @Test
  void aPackThatTheStoreHasLostLivesOnInTheCopy() throws IOException {
    Files.delete(scenario.storeFolder().resolve(aPack()));

    Replication.Report report = replicate();

    assertThat(report.packs()).isEqualTo(1);
    assertThat(copy.list("packs/")).hasSize(2);
    assertThat(copy.list("keyring/")).hasSize(2);
    try (Repository rescue = scenario.openBeside(copy)) {
      assertThat(rescue.check(true).isFine()).isTrue();
    }
  }

  @Test
  void aDamagedPackOverwritesNoWholeOne() throws IOException {
    String pack = aPack();
    byte[] whole = copy.get(pack);
    Scenario.flip(scenario.storeFolder(), pack, 40);

    Replication.Report report = replicate();

    assertThat(report.findings()).extracting(Check.Finding::fault).containsExactly(Fault.DAMAGED);
    assertThat(copy.get(pack)).isEqualTo(whole);
  }

  @Test
  void aDamagedDictionaryKeyPageOrTombstoneOverwritesNoWholeOneAndIsNamed() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      samples.add(plain("mail-" + i, "Kính gửi Sở Nội vụ, báo cáo số " + i * 7919).getBytes(UTF_8));
    }
    assertThat(repository.train(samples)).isTrue();
    var _ = repository.shred("QĐ-1", Set.of(first.address()), Set.of());
    assertThat(replicate().findings()).isEmpty();
    List<String> damaged =
        Stream.of("dictionaries/", "keypages/", "tombstones/")
            .map(folder -> copy.list(folder).getFirst().key())
            .toList();
    Map<String, byte[]> whole = new TreeMap<>();
    for (String key : damaged) {
      whole.put(key, copy.get(key));
      Path file = scenario.storeFolder().resolve(key);
      Files.write(file, Arrays.copyOf(whole.get(key), whole.get(key).length / 2));
    }

    Replication.Report report = replicate();

    whole.forEach((key, bytes) -> assertThat(copy.get(key)).isEqualTo(bytes));
    assertThat(report.findings()).hasSize(3);
    assertThat(report.findings())
        .allSatisfy(
            it -> {
              assertThat(it.fault()).isEqualTo(Fault.DAMAGED);
              assertThat(it.what()).endsWith(" is not whole here; not copied");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60})
  void aFlippedBitInAMirroredKeyOverwritesNoGoodOneAndIsNamed(int fromTheEnd) throws IOException {
    String key = copy.list("keyring/").getFirst().key();
    byte[] whole = copy.get(key);
    Scenario.flip(scenario.storeFolder(), key, fromTheEnd);

    Replication.Report report = replicate();

    assertThat(copy.get(key)).isEqualTo(whole);
    assertThat(report.findings())
        .containsExactly(new Check.Finding(Fault.DAMAGED, key + " is not whole here; not copied"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"repository", "repository.copy"})
  void aDamagedHeadOverwritesNoGoodOneAndIsNamed(String head) throws IOException {
    byte[] whole = copy.get(head);
    Scenario.flip(scenario.storeFolder(), head, 1);

    Replication.Report report = replicate();

    assertThat(copy.get(head)).isEqualTo(whole);
    assertThat(report.findings())
        .containsExactly(new Check.Finding(Fault.DAMAGED, head + " is not whole here; not copied"));
  }

  @Test
  void aPackThatTheCopyHasLostIsNamedAndBroughtAgain() throws IOException {
    Files.delete(folder.resolve("copy").resolve(aPack()));

    assertThat(repository.check(false).findings())
        .singleElement()
        .satisfies(it -> assertThat(it.fault()).isEqualTo(Fault.MISSING));
    assertThat(replicate().copied()).isEqualTo(1);
    assertThat(repository.check(false).isFine()).isTrue();
  }

  @Test
  void whatTheCopyWasNotGivenYetIsNoFault() {
    scenario.store(plain("third", "text"));

    Check.Report report = repository.check(false);

    assertThat(report.isFine()).isTrue();
    assertThat(report.waiting()).isEqualTo(1);
  }

  @Test
  void aCopyThatIsAwayIsNamedAndTheStoreIsCheckedAllTheSame() {
    line.away(true);

    Check.Report report = repository.check(true);

    assertThat(report.packs()).isEqualTo(2);
    assertThat(report.findings())
        .singleElement()
        .isEqualTo(new Check.Finding(Fault.STORE_AWAY, "copy 1: does not answer"));
    assertThatThrownBy(this::replicate).satisfies(hasFault(Fault.STORE_AWAY));
  }
}
