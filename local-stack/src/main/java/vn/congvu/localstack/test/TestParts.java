package vn.congvu.localstack.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.James;
import vn.congvu.localstack.Kafka;
import vn.congvu.localstack.KeyFile;
import vn.congvu.localstack.Keycloak;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.Part;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.Postgres;
import vn.congvu.localstack.Realm;
import vn.congvu.localstack.S3;

/**
 * The parts this JVM's tests talk to. What runs is written down in system properties, because
 * Quarkus loads this class several times and each copy must find the same parts. Started parts end
 * with the JVM, however it ends.
 */
final class TestParts {

  static final String KEYCLOAK_ADMIN = "admin";

  private static final String PREFIX = "congvu.test.";
  // Belongs to the boot class loader: the only kind of lock that all copies of this class share.
  private static final Object LOCK = Runtime.getRuntime();

  private TestParts() {}

  record PostgresPart(int port, String superPassword) {

    Postgres client() {
      return new Postgres(
          Layout.ofEnvironment(), folder("postgres"), port, superPassword, false, Map.of());
    }
  }

  static PostgresPart postgres() {
    Map<String, String> known = postgresPart();
    return new PostgresPart(Integer.parseInt(value(known, "port")), value(known, "password"));
  }

  static Map<String, String> postgresPart() {
    return part("postgres", TestParts::startPostgres);
  }

  static String kafka() {
    return value(part("kafka", TestParts::startKafka), "bootstrap-servers");
  }

  static String keycloakUrl() {
    return value(keycloak(), "url");
  }

  static String clientSecret(String clientId) {
    return value(keycloak(), "secret." + clientId);
  }

  static Map<String, String> keycloak() {
    return part("keycloak", TestParts::startKeycloak);
  }

  static Map<String, String> james() {
    return part("james", () -> startJames("james", measured()));
  }

  /** One as in an installation, where what people delete is kept for a while. */
  static Map<String, String> keepingJames() {
    return part("keepingjames", () -> startJames("keepingjames", true));
  }

  static String s3() {
    return value(part("s3", TestParts::startS3), "endpoint");
  }

  static String mailDomain() {
    synchronized (LOCK) {
      String known = System.getProperty(PREFIX + "mail-domain");
      if (known == null) {
        known = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        System.setProperty(PREFIX + "mail-domain", known);
      }
      return known;
    }
  }

  /**
   * Then all is as in an installation; a test needs no disk, and nothing that takes time to warm.
   */
  private static boolean measured() {
    return Boolean.getBoolean(PREFIX + "measured");
  }

  private static Map<String, String> startJames(String name, boolean lasting) {
    Postgres postgres = postgres().client();
    postgres.createDatabase(name, name);
    String url = postgres.jdbcUrl(name);
    James.MailPorts ports = James.MailPorts.free();
    Path home = folder(name);
    Path key = KeyFile.ofFingerprints(home).file();
    James.Access access = new James.Access("test-webadmin", "test-administrator", key);
    James james =
        new James(
            Layout.ofEnvironment(),
            home,
            ports,
            Map.of("url", url, "username", name, "password", name),
            access,
            lasting);
    start(james);
    return Map.of(
        "database-url", url,
        "database-name", name,
        "webadmin-url", james.webAdminUrl(),
        "webadmin-password", access.webAdminPassword(),
        "imap-port", Integer.toString(ports.imap()),
        "smtp-port", Integer.toString(ports.smtp()),
        "submission-port", Integer.toString(ports.submission()),
        "admin-username", James.ADMINISTRATOR,
        "admin-password", access.administratorPassword(),
        "fingerprint-key-file", key.toString());
  }

  private static Map<String, String> startPostgres() {
    int port = FreePorts.next();
    Postgres postgres =
        new Postgres(
            Layout.ofEnvironment(), folder("postgres"), port, "postgres", measured(), Map.of());
    start(postgres);
    return Map.of("port", Integer.toString(port), "password", "postgres");
  }

  private static Map<String, String> startKafka() {
    Kafka kafka =
        new Kafka(Layout.ofEnvironment(), folder("kafka"), FreePorts.next(), FreePorts.next());
    start(kafka);
    return Map.of("bootstrap-servers", kafka.bootstrapServers());
  }

  private static Map<String, String> startS3() {
    S3 s3 = new S3(Layout.ofEnvironment(), folder("s3"), FreePorts.next(), FreePorts.next());
    start(s3);
    return Map.of("endpoint", s3.endpoint());
  }

  private static Map<String, String> startKeycloak() {
    Postgres postgres = postgres().client();
    postgres.createDatabase("keycloak", "keycloak");
    Realm realm =
        Realm.of(Layout.ofEnvironment(), true, "http://localhost:8080", name -> "test-" + name);
    Keycloak keycloak =
        new Keycloak(
            Layout.ofEnvironment(),
            folder("keycloak"),
            FreePorts.next(),
            FreePorts.next(),
            Map.of(
                "url", postgres.jdbcUrl("keycloak"),
                "username", "keycloak",
                "password", "keycloak"),
            KEYCLOAK_ADMIN,
            realm);
    start(keycloak);
    Map<String, String> known = new HashMap<>(Map.of("url", keycloak.url()));
    realm.clientSecrets().forEach((client, secret) -> known.put("secret." + client, secret));
    return known;
  }

  // The running process keeps its Java object alive, and with it the pipe that is its leash.
  private static void start(Part part) {
    Child _ = PartStart.start(part, folder("logs"));
  }

  private interface Starter {
    Map<String, String> start();
  }

  private static Map<String, String> part(String name, Starter starter) {
    synchronized (LOCK) {
      String prefix = PREFIX + name + ".";
      Map<String, String> known = startingWith(System.getProperties(), prefix);
      if (known.isEmpty()) {
        known = startingWith(sharedStack(), name + ".");
        if (known.isEmpty()) {
          known = starter.start();
        }
        known.forEach((key, value) -> System.setProperty(prefix + key, value));
      }
      return known;
    }
  }

  private static Properties sharedStack() {
    Properties properties = new Properties();
    String file = System.getenv("CONGVU_TEST_STACK");
    if (file == null || file.isBlank() || !Files.isRegularFile(Path.of(file))) {
      return properties;
    }
    try (InputStream stream = Files.newInputStream(Path.of(file))) {
      properties.load(stream);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    boolean alive =
        ProcessHandle.of(Long.parseLong(properties.getProperty("pid")))
            .filter(ProcessHandle::isAlive)
            .isPresent();
    return alive ? properties : new Properties();
  }

  private static Map<String, String> startingWith(Properties properties, String prefix) {
    Map<String, String> found = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(prefix)) {
        found.put(name.substring(prefix.length()), properties.getProperty(name));
      }
    }
    return found;
  }

  static String value(Map<String, String> known, String key) {
    String value = known.get(key);
    if (value == null) {
      throw new IllegalStateException("The test stack does not say its " + key + ".");
    }
    return value;
  }

  // The surefire JVM works in its module's folder; a name of its own keeps parallel JVMs apart.
  private static Path folder(String part) {
    return Path.of("target", "stack", Long.toString(ProcessHandle.current().pid()), part)
        .toAbsolutePath();
  }
}
