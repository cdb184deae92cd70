package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The key that opens this installation's backups: made at random once, readable by its owner only.
 *
 * @param file one line, {@code <id> <32 bytes in base64>}
 */
record MasterKey(Path file) {

  private static final int BYTES = 32;

  static MasterKey in(Path data) {
    Path file = data.resolve("backup-master.key");
    try {
      if (!Files.exists(file)) {
        write(file);
      }
      return new MasterKey(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // Written beside and moved: half a key opens nothing, and is never made again.
  private static void write(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, "1 " + Base64.getEncoder().encodeToString(key) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
