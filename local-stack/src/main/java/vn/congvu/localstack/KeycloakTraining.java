package vn.congvu.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts Keycloak once on a throw-away PostgreSQL to record which classes it loads (an AOT cache of
 * the JDK): every later start on this machine is about a third quicker. Without the cache Keycloak
 * starts as well, so a training that fails costs nothing but its time.
 */
final class KeycloakTraining {

  private final Layout layout;
  private final KeycloakCopy copy;

  KeycloakTraining(Layout layout, KeycloakCopy copy) {
    this.layout = layout;
    this.copy = copy;
  }

  /** A cache serves only the JDK that made it. */
  static Path cache(Path keycloak) {
    return folder(keycloak).resolve("keycloak.aot");
  }

  private static Path folder(Path keycloak) {
    return keycloak.resolveSibling(
        keycloak.getFileName() + "-aot-" + System.getProperty("java.runtime.version"));
  }

  void trainOnce() {
    Folders.makeOnce(folder(copy.folder()), this::train);
  }

  private void train(Path folder) throws IOException {
    Path cache = folder.resolve("keycloak.aot");
    Path scratch = folder.resolve("scratch");
    Postgres postgres =
        new Postgres(
            layout,
            scratch.resolve("postgres"),
            FreePorts.next(),
            "training",
            false,
            Map.of("keycloak", "training"));
    try (Child _ = PartStart.start(postgres, scratch)) {
      Keycloak keycloak =
          new Keycloak(
              layout,
              scratch.resolve("keycloak"),
              FreePorts.next(),
              FreePorts.next(),
              Map.of(
                  "url", postgres.jdbcUrl("keycloak"),
                  "username", "keycloak",
                  "password", "training"),
              "training",
              Realm.of(layout, true, "http://localhost", name -> "training"));
      keycloak.layInstance();
      Child child = Child.start(keycloak.commandInTraining(cache), scratch.resolve("keycloak.log"));
      Waiting.untilReady(keycloak, child, Duration.ofMinutes(4));
      // The JDK writes the cache while the process ends.
      child.stop(Duration.ofMinutes(3));
    } catch (StackException _) {
      Files.deleteIfExists(cache);
    } finally {
      Folders.delete(scratch);
    }
  }
}
