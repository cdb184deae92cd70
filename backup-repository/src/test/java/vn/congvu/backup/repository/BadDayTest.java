package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static vn.congvu.backup.repository.Faults.hasFault;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.plain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.store.FileStore;

class BadDayTest {

  @TempDir Path folder;
  private Scenario scenario;
  private StoredMessage other;
  private final List<StoredMessage> stored = new ArrayList<>();

  @BeforeEach
  void storeTwoPacks() {
    scenario = Scenario.in(folder);
    other = scenario.store(plain("other", "in a pack of its own"));
    Path before = onlyPack();
    try (BackupWriter writer = scenario.repository().writer()) {
      for (int i = 0; i < 20; i++) {
        stored.add(writer.store(mail(i)));
      }
      writer.commit();
    }
    packs().stream().filter(path -> !path.equals(before)).forEach(path -> pack = path);
  }

  private Path pack;

  @AfterEach
  void close() {
    scenario.close();
  }

  @Test
  void aFlippedBitSpoilsOneMessageAndIsNamed() throws IOException {
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length / 2] ^= 4;
    Files.write(pack, bytes);

    scenario.reopenWithoutCache();

    assertThat(unreadable()).hasSize(1);
    Check.Report report = scenario.repository().check(true);
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fault()).isEqualTo(Fault.DAMAGED);
              assertThat(finding.what()).contains(pack.getFileName().toString());
            });
  }

  @Test
  void aTruncatedPackGivesBackWhatStandsBeforeTheCut() throws IOException {
    truncate(Files.size(pack) / 2);

    scenario.reopenWithoutCache();

    assertThat(unreadable()).hasSizeBetween(8, 12);
    assertThat(scenario.read(other.address())).isNotEmpty();
    assertThat(scenario.repository().check(false).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.fault()).isEqualTo(Fault.DAMAGED));
  }

  @Test
  void aPackThatLostOnlyItsIndexGivesBackEverything() throws IOException {
    truncate(Files.size(pack) - 20);

    scenario.reopenWithoutCache();

    assertThat(unreadable()).isEmpty();
  }

  @Test
  void aMissingPackIsNamedAndTheOthersRestore() throws IOException {
    Files.delete(pack);

    assertThat(unreadable()).hasSize(20);
    assertThat(scenario.read(other.address())).isNotEmpty();
    assertThat(scenario.repository().check(false).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.fault()).isEqualTo(Fault.MISSING);
              assertThat(finding.what()).contains(pack.getFileName().toString());
            });
  }

  @Test
  void aPackUnderAnotherPacksNameIsNotTakenForIt() throws IOException {
    Files.copy(
        packs().stream().filter(path -> !path.equals(pack)).findFirst().orElseThrow(),
        pack,
        StandardCopyOption.REPLACE_EXISTING);

    scenario.reopenWithoutCache();

    assertThat(unreadable()).hasSize(20);
    assertThat(scenario.repository().check(true).findings()).isNotEmpty();
  }

  @Test
  void aWrongDictionaryIsNamedAndWhatWasPackedWithoutOneRestores() throws IOException {
    List<byte[]> samples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      samples.add(mail(i));
    }
    assertThat(scenario.repository().train(samples)).isTrue();
    StoredMessage packedWithIt = scenario.store(mail(999));
    Path dictionary = scenario.storeFolder().resolve("dictionaries/2");
    byte[] bytes = Files.readAllBytes(dictionary);
    bytes[bytes.length / 2] ^= 1;
    Files.write(dictionary, bytes);

    scenario.reopenWithoutCache();

    assertThatThrownBy(() -> scenario.read(packedWithIt.address()))
        .satisfies(hasFault(Fault.WRONG_DICTIONARY));
    assertThat(unreadable()).isEmpty();
    assertThat(scenario.repository().check(false).findings())
        .extracting(Check.Finding::fault)
        .containsExactly(Fault.WRONG_DICTIONARY);
  }

  @Test
  void aDamagedHeadIsReadFromItsCopy() throws IOException {
    Files.write(scenario.storeFolder().resolve("repository"), new byte[] {1, 2, 3});

    scenario.reopenWithoutCache();

    assertThat(unreadable()).isEmpty();
  }

  @Test
  void aSpoiltCacheIsRemade() throws IOException {
    scenario.repository().close();
    Path state = folder.resolve("cache/index/state");
    Files.write(state, document(50, 1));

    scenario.reopen();

    assertThat(unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCacheWhoseBytesTheDiskLostIsRemade(boolean zeros) throws IOException {
    scenario.repository().close();
    try (var files = Files.newDirectoryStream(folder.resolve("cache/index"), "*.run")) {
      for (Path run : files) {
        int size = (int) Files.size(run);
        Files.write(run, zeros ? new byte[size] : document(size, 2));
      }
    }

    scenario.reopen();

    assertThat(unreadable()).isEmpty();
  }

  @Test
  void aFullStoreLosesNothingThatWasAcknowledgedAndGoesOnWhenThereIsRoom() {
    AwayStore small = new AwayStore(scenario.store());
    small.room(1_000);
    try (Repository repository = scenario.openBeside(small);
        BackupWriter writer = repository.writer()) {
      writer.store(document(5_000, 3));
      assertThatThrownBy(writer::commit).satisfies(hasFault(Fault.STORE_FULL));

      small.room(100_000);
      StoredMessage again = writer.store(document(5_000, 3));
      writer.commit();

      scenario.reopenWithoutCache();
      assertThat(scenario.read(again.address())).isEqualTo(document(5_000, 3));
      assertThat(unreadable()).isEmpty();
    }
  }

  @Test
  void aRealDiskThatIsFullIsNamedSo() throws IOException, InterruptedException {
    Path mount = Files.createDirectories(folder.resolve("tiny"));
    boolean mounted =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", mount.toString())
                .start()
                .waitFor()
            == 0;
    assumeTrue(mounted, "only root may mount");
    try (var store = new FileStore(mount)) {
      store.make();
      assertThatThrownBy(() -> store.replace("a", document(100_000, 1)))
          .satisfies(hasFault(Fault.STORE_FULL));
      store.replace("b", document(10_000, 1));
      assertThat(store.get("b")).hasSize(10_000);
      assertThat(store.list("")).hasSize(1);
    } finally {
      new ProcessBuilder("umount", mount.toString()).start().waitFor();
    }
  }

  @Test
  void aStoreThatIsAwayIsNamedAndComesBack() {
    AwayStore line = new AwayStore(scenario.store());
    try (Repository repository = scenario.openBeside(line)) {
      line.away(true);
      assertThatThrownBy(() -> repository.read(other.address(), OutputStream.nullOutputStream()))
          .satisfies(hasFault(Fault.STORE_AWAY));
      line.away(false);

      assertThat(repository.check(false).isFine()).isTrue();
    }
  }

  private List<StoredMessage> unreadable() {
    List<StoredMessage> unreadable = new ArrayList<>();
    for (int i = 0; i < stored.size(); i++) {
      try {
        assertThat(scenario.read(stored.get(i).address())).isEqualTo(mail(i));
      } catch (RepositoryException e) {
        assertThat(e.fault()).isIn(Fault.DAMAGED, Fault.MISSING);
        unreadable.add(stored.get(i));
      }
    }
    return unreadable;
  }

  private static byte[] mail(int i) {
    return plain("m" + i, "Kính gửi, công văn số " + i * 7919 + " của Sở Nội vụ ").getBytes(UTF_8);
  }

  private void truncate(long size) throws IOException {
    try (var file = Files.newByteChannel(pack, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
  }

  private Path onlyPack() {
    return packs().getFirst();
  }

  private List<Path> packs() {
    return scenario.store().list("packs/").stream()
        .map(object -> scenario.storeFolder().resolve(object.key()))
        .toList();
  }
}
