package vn.congvu.backup.repository.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.repository.format.Fault;

class FileStoreTest extends ObjectStoreContract {

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void open() {
    store = new FileStore(folder);
    store.make();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void whatAKilledWriterLeftAsideGoesAfterAnHourAndIsNeverListed() throws IOException {
    Path old = Files.writeString(folder.resolve(".aside/old"), "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path young = Files.writeString(folder.resolve(".aside/young"), "half");

    FileStore reopened = new FileStore(folder);

    assertThat(old).doesNotExist();
    assertThat(young).exists();
    assertThat(reopened.list("")).isEmpty();
  }

  @Test
  void whatIsDestroyedIsNotOnItsBlocksEither() throws IOException {
    store.replace("keys/1", "a key".getBytes(UTF_8));
    Path relic = Files.createLink(folder.resolve("relic"), folder.resolve("keys/1"));

    assertThat(store.destroy("keys/1")).isTrue();
    assertThat(store.destroy("keys/1")).isTrue();

    assertThat(store.list("keys/")).isEmpty();
    assertThat(Files.readAllBytes(relic)).containsOnly(0).hasSize(5);
  }

  @Test
  void whatIsReplacedIsNotOnItsBlocksEither() throws IOException {
    store.replace("keys/1", "a key".getBytes(UTF_8));
    Path relic = Files.createLink(folder.resolve("relic"), folder.resolve("keys/1"));

    store.replace("keys/1", "the next key".getBytes(UTF_8));

    assertThat(store.get("keys/1")).isEqualTo("the next key".getBytes(UTF_8));
    assertThat(Files.readAllBytes(relic)).containsOnly(0).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFolderThatHasGoneAwayIsNoEmptyStoreAndIsNotMadeAnew(boolean mountPointStays)
      throws IOException {
    put("packs/1", "kept");
    Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
    Files.move(folder, elsewhere);
    if (mountPointStays) {
      Files.createDirectory(folder);
    }

    assertIsAway(() -> store.list("packs/"));
    assertIsAway(() -> store.list(""));
    assertIsAway(() -> store.get("packs/1"));
    assertIsAway(() -> store.get("packs/1", 0, 1));
    assertIsAway(() -> store.delete("packs/1"));
    assertIsAway(() -> store.destroy("packs/1"));
    assertIsAway(() -> put("packs/2", "lost?"));
    assertIsAway(() -> store.replace("keyring/2", new byte[1]));

    assertThat(Files.exists(folder)).isEqualTo(mountPointStays);
    Files.deleteIfExists(folder);
    Files.move(elsewhere, folder);
    assertThat(store.list("")).containsExactly(new StoredObject("packs/1", 4));
  }

  @Test
  void aFolderThatWasNeverMadeIsNoStore() {
    FileStore other = new FileStore(folder.resolve("typo"));

    assertIsAway(() -> other.list(""));
    assertIsAway(() -> other.replace("a", new byte[1]));
    assertThat(folder.resolve("typo")).doesNotExist();
  }

  private static void assertIsAway(ThrowingCallable question) {
    assertThatThrownBy(question).satisfies(hasFault(Fault.STORE_AWAY));
  }

  @Test
  void keysDoNotLeaveTheFolder() {
    assertThatThrownBy(() -> store.get("../outside")).isInstanceOf(IllegalArgumentException.class);
  }
}
