package vn.congvu.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One unpacked Keycloak for the whole machine, already augmented for PostgreSQL, which every start
 * would otherwise do again. Instances bring their own home folder and share only these files.
 */
final class KeycloakCopy {

  private static final String PREFIX = "keycloak-";

  private final Layout layout;

  KeycloakCopy(Layout layout) {
    this.layout = layout;
  }

  void prepare() {
    Folders.makeOnce(folder(), this::make);
  }

  void train() {
    new KeycloakTraining(layout, this).trainOnce();
  }

  /** Keyed by version, so that an upgrade never meets the files of its predecessor. */
  Path folder() {
    String zip = zip().getFileName().toString();
    return layout.cache().resolve(zip.substring(0, zip.length() - ".zip".length()) + "-postgres");
  }

  /** The command line of an instance, quicker by a trained cache when there is one. */
  List<String> java(Path home, String... options) {
    Path cache = KeycloakTraining.cache(folder());
    List<String> all = new ArrayList<>(List.of(options));
    if (Files.isRegularFile(cache)) {
      all.add("-XX:AOTCache=" + cache);
    }
    return java(folder(), home, all.toArray(String[]::new));
  }

  List<String> javaInTraining(Path home, Path cache) {
    return java(folder(), home, "-Xmx512m", "-XX:AOTCacheOutput=" + cache);
  }

  private static List<String> java(Path installation, Path home, String... memory) {
    List<String> words = new ArrayList<>(List.of(Command.java()));
    words.addAll(List.of(memory));
    words.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            installation.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    return words;
  }

  private void make(Path folder) throws IOException {
    unzip(folder);
    List<String> words = new ArrayList<>(java(folder, folder, "-Xmx768m"));
    words.addAll(
        List.of("build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=true"));
    Child.run(Command.of(folder, words), Duration.ofMinutes(5));
  }

  private void unzip(Path folder) throws IOException {
    try (InputStream file = Files.newInputStream(zip());
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path inside = Path.of(entry.getName());
        if (entry.isDirectory() || inside.getNameCount() < 2) {
          continue;
        }
        Path path = folder.resolve(inside.subpath(1, inside.getNameCount())).normalize();
        if (!path.startsWith(folder)) {
          throw new StackException("Keycloak's archive names a path outside: " + entry.getName());
        }
        Files.createDirectories(path.getParent());
        Files.copy(zip, path);
      }
    }
  }

  private Path zip() {
    Path distributions = layout.root().resolve("local-stack/target/dist");
    try (Stream<Path> files = Files.list(distributions)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(PREFIX))
          .findFirst()
          .orElseThrow();
    } catch (IOException | java.util.NoSuchElementException failure) {
      throw new StackException(
          "Keycloak is not in " + distributions + "; build local-stack first.", failure);
    }
  }
}
