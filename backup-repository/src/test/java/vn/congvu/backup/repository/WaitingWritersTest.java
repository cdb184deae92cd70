package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.document;
import static vn.congvu.backup.repository.Scenario.withAttachment;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever backs up many mailboxes commits them together. */
class WaitingWritersTest {

  @TempDir Path folder;

  @Test
  void writersThatWaitForTheirCommitKeepNoPacks() {
    try (Scenario scenario = Scenario.in(folder)) {
      var writers = new ArrayList<BackupWriter>();
      long before = live();
      for (int i = 0; i < 40; i++) {
        BackupWriter writer = scenario.repository().writer();
        StoredMessage _ =
            writer.store(
                withAttachment("w" + i, document(5_000_000, i), 76, "b" + i).getBytes(UTF_8));
        writers.add(writer);
      }

      assertThat(live() - before).isLessThan(100_000_000);

      writers.forEach(BackupWriter::commit);
      writers.forEach(BackupWriter::close);
    }
  }

  private static long live() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
