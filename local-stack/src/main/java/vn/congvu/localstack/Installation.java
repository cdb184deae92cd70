package vn.congvu.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The parts of one installation with the ports, places and passwords that bind them together. */
final class Installation {

  private static final List<String> DATABASES =
      List.of("account", "backup", "incident", "james", "keycloak", "security");

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;

  Installation(Layout layout, Ports ports) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = Secrets.in(layout.data());
  }

  /** What starts together stands in one list; each list needs the ones before it. */
  List<List<Part>> waves() {
    return List.of(
        List.of(postgres(), kafka()),
        List.of(keycloak(), james()),
        present(account(), backup(), incident(), security()),
        present(gateway()));
  }

  String portalUrl() {
    return "http://localhost:" + ports.gateway();
  }

  // A service is born with its own module; until then the stack starts without it.
  private List<Part> present(Part... services) {
    return Stream.of(services)
        .filter(part -> Files.isRegularFile(layout.root().resolve(part.name()).resolve("pom.xml")))
        .toList();
  }

  private Part postgres() {
    Map<String, String> passwords = new HashMap<>();
    DATABASES.forEach(name -> passwords.put(name, secrets.get("postgres." + name)));
    return new Postgres(
        layout,
        layout.of("postgres"),
        ports.postgres(),
        secrets.get("postgres.superuser"),
        true,
        passwords);
  }

  private Part kafka() {
    return new Kafka(layout, layout.of("kafka"), ports.kafka(), ports.kafkaController());
  }

  private Part keycloak() {
    return new Keycloak(
        layout,
        layout.of("keycloak"),
        ports.keycloak(),
        ports.keycloakManagement(),
        database("keycloak"),
        secrets.get("keycloak.admin"),
        realm());
  }

  private Part james() {
    return new James(
        layout,
        layout.of("james"),
        ports.mail(),
        database("james"),
        new James.Access(
            secrets.get("james.webadmin"), secrets.get("james.administrator"), fingerprintKey()),
        true);
  }

  private Path fingerprintKey() {
    return KeyFile.ofFingerprints(layout.data()).file();
  }

  private Part account() {
    Map<String, String> settings = new TreeMap<>(service("account"));
    settings.put("CONGVU_DEMO", "true");
    settings.put("CONGVU_PORTAL_URL", portalUrl());
    settings.put("CONGVU_MAIL_WEBADMIN_URL", "http://127.0.0.1:" + ports.mail().webAdmin());
    settings.put("CONGVU_MAIL_WEBADMIN_PASSWORD", secrets.get("james.webadmin"));
    settings.put("CONGVU_KEYCLOAK_URL", "http://localhost:" + ports.keycloak());
    settings.put("CONGVU_KEYCLOAK_CLIENT_SECRET", clientSecret("account-service"));
    return new QuarkusService(layout, "account-service", ports.account(), settings);
  }

  private Part backup() {
    Path store = layout.of("backup");
    Map<String, String> settings = new TreeMap<>(service("backup"));
    settings.put("CONGVU_MAIL_IMAP_HOST", "127.0.0.1");
    settings.put("CONGVU_MAIL_IMAP_PORT", Integer.toString(ports.mail().imap()));
    settings.put("CONGVU_MAIL_ADMIN_USERNAME", James.ADMINISTRATOR);
    settings.put("CONGVU_MAIL_ADMIN_PASSWORD", secrets.get("james.administrator"));
    settings.put("CONGVU_MAIL_WEBADMIN_URL", "http://127.0.0.1:" + ports.mail().webAdmin());
    settings.put("CONGVU_MAIL_WEBADMIN_PASSWORD", secrets.get("james.webadmin"));
    settings.put("CONGVU_BACKUP_STORE_PATH", store.resolve("store").toString());
    settings.put("CONGVU_BACKUP_STORE_COPIES", layout.of("backup-copy").toString());
    settings.put("CONGVU_BACKUP_STORE_CACHE", store.resolve("cache").toString());
    settings.put(
        "CONGVU_BACKUP_STORE_MASTER_KEY_FILE", KeyFile.ofBackups(layout.data()).file().toString());
    settings.put("CONGVU_BACKUP_STORE_FINGERPRINT_KEY_FILE", fingerprintKey().toString());
    return new QuarkusService(layout, "backup-service", ports.backup(), settings);
  }

  private Part incident() {
    return new QuarkusService(layout, "incident-service", ports.incident(), service("incident"));
  }

  private Part security() {
    Path holds = layout.of("holds");
    Map<String, String> settings = new TreeMap<>(service("security"));
    settings.put("CONGVU_BACKUP_URL", "http://127.0.0.1:" + ports.backup());
    settings.put("CONGVU_KEYCLOAK_CLIENT_SECRET", clientSecret("security-service"));
    settings.put("CONGVU_MAIL_IMAP_HOST", "127.0.0.1");
    settings.put("CONGVU_MAIL_IMAP_PORT", Integer.toString(ports.mail().imap()));
    settings.put("CONGVU_MAIL_ADMIN_USERNAME", James.ADMINISTRATOR);
    settings.put("CONGVU_MAIL_ADMIN_PASSWORD", secrets.get("james.administrator"));
    settings.put("CONGVU_MAIL_WEBADMIN_URL", "http://127.0.0.1:" + ports.mail().webAdmin());
    settings.put("CONGVU_MAIL_WEBADMIN_PASSWORD", secrets.get("james.webadmin"));
    settings.put("CONGVU_HOLD_STORE", holds.resolve("store").toString());
    settings.put("CONGVU_HOLD_KEYS", holds.resolve("keys").toString());
    settings.put("CONGVU_HOLD_MASTER_KEY_FILE", KeyFile.ofHolds(layout.data()).file().toString());
    return new QuarkusService(layout, "security-service", ports.security(), settings);
  }

  private Part gateway() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("QUARKUS_OIDC_AUTH_SERVER_URL", realmUrl());
    settings.put("QUARKUS_OIDC_CREDENTIALS_SECRET", clientSecret("gateway"));
    settings.put(
        "QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.get("gateway.session"));
    route(settings, "ACCOUNT", ports.account());
    route(settings, "BACKUP", ports.backup());
    route(settings, "INCIDENT", ports.incident());
    route(settings, "SECURITY", ports.security());
    return new QuarkusService(layout, "gateway", ports.gateway(), settings);
  }

  private static void route(Map<String, String> settings, String name, int port) {
    String prefix = "CONGVU_GATEWAY_ROUTES_" + name;
    settings.put(prefix + "_UPSTREAM", "http://127.0.0.1:" + port);
    settings.put(prefix + "_OPENAPI", "http://127.0.0.1:" + Ports.management(port) + "/q/openapi");
  }

  private Map<String, String> service(String database) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        Postgres.jdbcUrl(ports.postgres(), database),
        "QUARKUS_DATASOURCE_USERNAME",
        database,
        "QUARKUS_DATASOURCE_PASSWORD",
        secrets.get("postgres." + database),
        "KAFKA_BOOTSTRAP_SERVERS",
        "127.0.0.1:" + ports.kafka(),
        "QUARKUS_OIDC_AUTH_SERVER_URL",
        realmUrl());
  }

  private Map<String, String> database(String name) {
    return Map.of(
        "url", Postgres.jdbcUrl(ports.postgres(), name),
        "username", name,
        "password", secrets.get("postgres." + name));
  }

  private Realm realm() {
    return Realm.of(layout, true, portalUrl(), secrets::get);
  }

  private String clientSecret(String client) {
    String secret = realm().clientSecrets().get(client);
    if (secret == null) {
      throw new StackException("The realm has no secret for the client " + client + ".");
    }
    return secret;
  }

  private String realmUrl() {
    return "http://localhost:" + ports.keycloak() + "/realms/" + Keycloak.REALM;
  }
}
