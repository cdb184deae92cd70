package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A key of this installation: made at random once, readable by its owner only. */
public record KeyFile(Path file) {

  private static final int BYTES = 32;

  /** Opens the backups; one line, {@code <id> <32 bytes in base64>}. */
  public static KeyFile ofBackups(Path data) {
    return in(data, "backup-master.key", "1 ");
  }

  /**
   * Opens mail that was taken away and lies sealed; one line, {@code <id> <32 bytes in base64>}.
   */
  public static KeyFile ofHolds(Path data) {
    return in(data, "hold-master.key", "1 ");
  }

  /** By it mail is known again in mailboxes, queues and backups; one line, 32 bytes in base64. */
  public static KeyFile ofFingerprints(Path data) {
    return in(data, "fingerprint.key", "");
  }

  private static KeyFile in(Path data, String name, String before) {
    Path file = data.resolve(name);
    try {
      if (!Files.exists(file)) {
        write(file, before);
      }
      return new KeyFile(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // Written beside and moved: half a key opens nothing, and is never made again.
  private static void write(Path file, String before) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, before + Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
