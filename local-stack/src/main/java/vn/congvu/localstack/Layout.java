package vn.congvu.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie on this machine.
 *
 * @param root the project's checkout, where the parts were built
 * @param data what must survive: databases, topics, mail, secrets, logs
 * @param cache what can be made again: unpacked PostgreSQL, prepared Keycloak
 */
public record Layout(Path root, Path data, Path cache) {

  public static Layout ofEnvironment() {
    return of(System.getenv());
  }

  static Layout of(Map<String, String> environment) {
    Path root = findRoot(environment);
    String data = environment.get("CONGVU_DATA");
    return new Layout(
        root,
        data == null ? root.resolve(".congvu") : Path.of(data).toAbsolutePath(),
        cache(environment));
  }

  public Layout withData(Path otherData) {
    return new Layout(root, otherData.toAbsolutePath(), cache);
  }

  public Path logs() {
    return data.resolve("logs");
  }

  public Path run() {
    return data.resolve("run");
  }

  public Path of(String part) {
    return data.resolve(part);
  }

  /** The folder into which a module's build copies the class path of the process it starts. */
  Path libraries(String module) {
    return root.resolve(module).resolve("target/lib");
  }

  private static Path cache(Map<String, String> environment) {
    String cache = environment.get("CONGVU_CACHE");
    return cache == null
        ? Path.of(System.getProperty("user.home"), ".cache", "congvu")
        : Path.of(cache).toAbsolutePath();
  }

  private static Path findRoot(Map<String, String> environment) {
    String named = firstOf(System.getProperty("congvu.root"), environment.get("CONGVU_ROOT"));
    if (named != null) {
      return Path.of(named).toAbsolutePath().normalize();
    }
    for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
      if (Files.isRegularFile(path.resolve("local-stack/pom.xml"))) {
        return path;
      }
    }
    throw new StackException(
        "The project's folder was not found; start in it or set CONGVU_ROOT to it.");
  }

  private static @Nullable String firstOf(@Nullable String one, @Nullable String other) {
    return one == null || one.isBlank() ? other : one;
  }
}
