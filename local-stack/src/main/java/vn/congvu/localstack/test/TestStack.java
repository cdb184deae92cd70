package vn.congvu.localstack.test;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL, Keycloak and James for several test runs at once: starts them, writes where they are
 * to the file named by its argument, and keeps them until it is ended. Kafka is not shared, because
 * tests read whole topics.
 */
public final class TestStack {

  private TestStack() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path file = Path.of(arguments[0]).toAbsolutePath();
    Properties properties = new Properties();
    properties.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
    add(properties, "postgres", TestParts.postgresPart());
    add(properties, "james", TestParts.james());
    add(properties, "keycloak", TestParts.keycloak());
    write(properties, file);
    System.out.println(file);
    Thread.currentThread().join();
  }

  private static void add(Properties properties, String part, Map<String, String> known) {
    known.forEach((key, value) -> properties.setProperty(part + "." + key, value));
  }

  // Written beside and moved, so that whoever waits for the file never reads half of it.
  private static void write(Properties properties, Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream stream = Files.newOutputStream(fresh)) {
      properties.store(stream, "A running test stack; it ends with the process named here.");
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
