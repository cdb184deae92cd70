package vn.congvu.backup;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** An empty repository on this machine's disk and one copy, with a master key of their own. */
public final class RepositoryTestResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    Path home = Path.of("target", "repository", UUID.randomUUID().toString()).toAbsolutePath();
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      Files.createDirectories(home);
      Path file =
          Files.writeString(
              home.resolve("master.key"), "test " + Base64.getEncoder().encodeToString(key) + "\n");
      new SecureRandom().nextBytes(key);
      Path fingerprints =
          Files.writeString(
              home.resolve("fingerprint.key"), Base64.getEncoder().encodeToString(key) + "\n");
      return Map.of(
          "congvu.backup.store.path", home.resolve("store").toString(),
          "congvu.backup.store.copies", home.resolve("copy").toString(),
          "congvu.backup.ledger.copies[0].place", "Trung tâm dữ liệu dự phòng",
          "congvu.backup.ledger.copies[0].medium", "object-store",
          "congvu.backup.ledger.copies[0].off-site", "true",
          "congvu.backup.store.cache", home.resolve("cache").toString(),
          "congvu.backup.store.master-key-file", file.toString(),
          "congvu.backup.store.fingerprint-key-file", fingerprints.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // The folder lies below target and goes with it.
  }
}
