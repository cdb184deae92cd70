package vn.congvu.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Passwords of this installation: made at random when first asked for, readable by its owner only.
 */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties values = new Properties();

  private Secrets(Path file) {
    this.file = file;
  }

  public static Secrets in(Path data) {
    Secrets secrets = new Secrets(data.resolve("secrets.properties"));
    secrets.load();
    return secrets;
  }

  public synchronized String get(String name) {
    String value = values.getProperty(name);
    if (value == null) {
      value = random();
      values.setProperty(name, value);
      save();
    }
    return value;
  }

  static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void load() {
    if (!Files.exists(file)) {
      return;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      values.load(stream);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  // Written beside and moved: a crash must not leave an installation without its passwords.
  private void save() {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream stream = Files.newOutputStream(fresh)) {
        values.store(stream, "Passwords of this installation. Keep them with its data.");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
