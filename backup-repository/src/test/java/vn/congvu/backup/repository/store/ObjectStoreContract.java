package vn.congvu.backup.repository.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MirrorKeyring;

/** What every store must do. */
abstract class ObjectStoreContract {

  /** Empty at the beginning of each test. */
  abstract ObjectStore store();

  @Test
  void whatWasPutIsGotWholeAndInPieces() {
    put("a/b", "0123456789");

    assertThat(store().get("a/b")).isEqualTo("0123456789".getBytes(UTF_8));
    assertThat(store().get("a/b", 3, 4)).isEqualTo("3456".getBytes(UTF_8));
    assertThat(store().get("a/b", 10, 0)).isEmpty();
  }

  @Test
  void replacingLeavesOnlyTheNewContent() {
    store().replace("key", "old".getBytes(UTF_8));
    store().replace("key", "newer".getBytes(UTF_8));

    assertThat(store().get("key")).isEqualTo("newer".getBytes(UTF_8));
    assertThat(store().list("key")).containsExactly(new StoredObject("key", 5));
  }

  @Test
  void absentObjectsAndRangesBeyondTheEndAreNamed() {
    put("a", "12345");

    assertThatThrownBy(() -> store().get("none")).satisfies(hasFault(Fault.MISSING));
    assertThatThrownBy(() -> store().get("none", 0, 1)).satisfies(hasFault(Fault.MISSING));
    assertThatThrownBy(() -> store().get("a", 3, 10)).satisfies(hasFault(Fault.DAMAGED));
    assertThatThrownBy(() -> store().get("a", 30, 10)).satisfies(hasFault(Fault.DAMAGED));
  }

  @Test
  void listsAreSortedAndKeepToThePrefix() {
    put("p/2", "22");
    put("p/1", "1");
    put("p/sub/3", "333");
    put("q/1", "1");

    assertThat(store().list("p/"))
        .containsExactly(
            new StoredObject("p/1", 1), new StoredObject("p/2", 2), new StoredObject("p/sub/3", 3));
    assertThat(store().list("none/")).isEmpty();
  }

  @Test
  void deletingTakesAwayAndMayBeRepeated() {
    put("a", "1");

    assertThat(store().delete("a")).isTrue();
    assertThat(store().delete("a")).isTrue();
    assertThat(store().list("")).isEmpty();
  }

  @Test
  void mailIsStoredReadAndForgotten(@TempDir Path folder) {
    try (Scenario scenario = Scenario.in(folder, store(), new MirrorKeyring(store()))) {
      StoredMessage secret;
      StoredMessage kept;
      try (BackupWriter writer = scenario.repository().writer()) {
        secret = writer.store(Scenario.plain("secret", "text").getBytes(UTF_8));
        kept = writer.store(Scenario.plain("kept", "text").getBytes(UTF_8));
        writer.commit();
      }

      scenario.repository().shred("QĐ-1", Set.of(secret.address()), Set.of());

      scenario.reopenWithoutCache();
      assertThatThrownBy(() -> scenario.read(secret.address()))
          .satisfies(hasFault(Fault.FORGOTTEN));
      assertThat(scenario.read(kept.address()))
          .isEqualTo(Scenario.plain("kept", "text").getBytes(UTF_8));
      assertThat(scenario.repository().check(true).findings()).isEmpty();
    }
  }

  void put(String key, String content) {
    store().put(key, ByteBuffer.wrap(content.getBytes(UTF_8)), null);
  }
}
