package vn.congvu.backup.repository;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.FileStore;

/** Writes mail until it is killed, and notes down what was acknowledged. */
final class KilledWriter {

  private KilledWriter() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int round = Integer.parseInt(args[1]);
    FileStore store = new FileStore(folder.resolve("store"));
    RepositoryOptions options =
        RepositoryOptions.of(folder.resolve("cache-of-killed")).withPackBytes(64 * 1024);
    try (Repository repository =
            Repository.open(
                store,
                new MirrorKeyring(store),
                FileMasterKey.read(folder.resolve("master.key")),
                options);
        BackupWriter writer = repository.writer()) {
      for (int i = 0; ; i++) {
        StoredMessage stored = writer.store(mail(round, i));
        writer.commit();
        Files.writeString(
            Path.of(args[2]),
            "\n" + round + "-" + i + " " + stored.address() + "\n",
            StandardOpenOption.APPEND,
            StandardOpenOption.SYNC);
      }
    }
  }

  static byte[] mail(int round, int i) {
    byte[] attachment = Scenario.document(i % 5 * 30_000, round * 1_000L + i);
    return Scenario.withAttachment("r" + round + "-" + i, attachment, 76, "b").getBytes(UTF_8);
  }
}
