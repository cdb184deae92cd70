package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak on PostgreSQL, its server already built for that database, with the realm imported. */
public final class Keycloak implements Part {

  static final String REALM = "congvu";

  private final Path home;
  private final int port;
  private final int managementPort;
  private final Map<String, String> database;
  private final String adminPassword;
  private final Realm realm;
  private final KeycloakCopy copy;

  /**
   * @param database its JDBC {@code url}, {@code username} and {@code password}
   * @param adminPassword of the user {@code admin} in the master realm
   */
  public Keycloak(
      Layout layout,
      Path home,
      int port,
      int managementPort,
      Map<String, String> database,
      String adminPassword,
      Realm realm) {
    this.home = home;
    this.port = port;
    this.managementPort = managementPort;
    this.database = Map.copyOf(database);
    this.adminPassword = adminPassword;
    this.realm = realm;
    this.copy = new KeycloakCopy(layout);
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, managementPort);
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public String realmUrl() {
    return url() + "/realms/" + REALM;
  }

  @Override
  public void prepare() {
    copy.prepare();
    copy.train();
    layInstance();
  }

  /** The instance's own home, without the preparation of what it shares. */
  void layInstance() {
    Path imported = home.resolve("data/import/congvu-realm.json");
    try {
      Files.createDirectories(imported.getParent());
      Files.createDirectories(home.resolve("conf"));
      Files.createDirectories(home.resolve("providers"));
      Files.deleteIfExists(imported);
      // It holds the clients' secrets.
      Files.createFile(
          imported,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(imported, realm.json(), StandardCharsets.UTF_8);
      link("themes");
      link("lib");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Command command() {
    return command(copy.java(home, "-Xms64m", "-Xmx384m"));
  }

  Command commandInTraining(Path cache) {
    return command(copy.javaInTraining(home, cache));
  }

  private Command command(List<String> java) {
    List<String> words = new ArrayList<>(java);
    words.addAll(List.of("start", "--optimized", "--import-realm"));
    return Command.of(home, words)
        .withAll(
            Map.ofEntries(
                Map.entry("KC_DB_URL", database.get("url")),
                Map.entry("KC_DB_USERNAME", database.get("username")),
                Map.entry("KC_DB_PASSWORD", database.get("password")),
                Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
                Map.entry("KC_HOSTNAME", url()),
                Map.entry("KC_HTTP_ENABLED", "true"),
                Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_PORT", Integer.toString(port)),
                Map.entry("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1"),
                Map.entry("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort)),
                Map.entry("KC_CACHE", "local"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword)));
  }

  @Override
  public boolean isReady() {
    // The realm first: each early look at its health leaves a line in Keycloak's log.
    return Waiting.answers("http://127.0.0.1:" + port + "/realms/" + REALM)
        && Waiting.answers("http://127.0.0.1:" + managementPort + "/health/ready");
  }

  // Keycloak looks in the instance's home for its themes and for what its build settled.
  private void link(String name) throws IOException {
    Path link = home.resolve(name);
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, copy.folder().resolve(name));
  }
}
