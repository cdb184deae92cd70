package vn.congvu.backup.repository.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest extends ObjectStoreContract {

  @TempDir Path folder;
  private FileStore store;

  @BeforeEach
  void open() {
    store = new FileStore(folder);
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
  void keysDoNotLeaveTheFolder() {
    assertThatThrownBy(() -> store.get("../outside")).isInstanceOf(IllegalArgumentException.class);
  }
}
