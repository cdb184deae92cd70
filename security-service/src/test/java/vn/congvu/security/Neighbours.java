package vn.congvu.security;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.MemoryJamesTestResource;
import vn.congvu.localstack.test.PackagedService;
import vn.congvu.localstack.test.PostgresTestResource;

/**
 * All parts, and backup-service as a process of its own with a database and a store of its own. It
 * and the mail server stand behind doors that a test can shut.
 */
public final class Neighbours implements QuarkusTestResourceLifecycleManager {

  public static final String BACKUP = "backup-service";
  public static final String IMAP = "imap";
  public static final String MAIL_ADMIN = "mail-admin";

  /** With this argument the mail server is one that keeps whatever is expunged. */
  public static final String VAULT = "vault";

  /** With this argument it is one that keeps what people delete. */
  public static final String KEEPS = JamesTestResource.KEEPS;

  private final PostgresTestResource ownDatabase = new PostgresTestResource();
  private final PostgresTestResource backupDatabase = new PostgresTestResource();
  private QuarkusTestResourceLifecycleManager mailServer = new JamesTestResource();
  private @Nullable Child backup;
  private @Nullable Door backupDoor;
  private @Nullable Door imapDoor;
  private @Nullable Door mailAdminDoor;

  @Override
  public void init(Map<String, String> arguments) {
    if (arguments.containsKey(VAULT)) {
      mailServer = new MemoryJamesTestResource();
    }
    mailServer.init(arguments);
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> shared = new HashMap<>(mailServer.start());
    shared.putAll(new KafkaTestResource().start());
    KeycloakTestResource keycloak = new KeycloakTestResource();
    keycloak.init(Map.of("client", "security-service"));
    shared.putAll(keycloak.start());
    PackagedService service = new PackagedService("backup-service", ofBackup(shared));
    backup = service.start();
    Map<String, String> own = new HashMap<>(shared);
    own.putAll(ownDatabase.start());
    Door before = Door.before(BACKUP, service.port());
    Door mail = Door.before(IMAP, Integer.parseInt(shared.get("congvu.mail.imap-port")));
    backupDoor = before;
    Door mailAdmin =
        Door.before(MAIL_ADMIN, URI.create(shared.get("congvu.mail.webadmin-url")).getPort());
    imapDoor = mail;
    mailAdminDoor = mailAdmin;
    Path holds = Path.of("target", "holds", UUID.randomUUID().toString()).toAbsolutePath();
    own.put("congvu.hold.store", holds.resolve("store").toString());
    own.put("congvu.hold.keys", holds.resolve("keys").toString());
    own.put("congvu.hold.master-key-file", masterKey(holds).toString());
    own.put("congvu.backup.url", "http://127.0.0.1:" + before.port());
    own.put("congvu.mail.imap-port", Integer.toString(mail.port()));
    own.put("congvu.mail.webadmin-url", "http://127.0.0.1:" + mailAdmin.port());
    return own;
  }

  private Map<String, String> ofBackup(Map<String, String> shared) {
    Map<String, String> config = new HashMap<>(shared);
    config.keySet().removeIf(key -> key.startsWith("congvu.test."));
    config.keySet().removeIf(key -> key.startsWith("congvu.keycloak."));
    config.put("quarkus.oidc.client-id", "backup-service");
    config.remove("quarkus.oidc.credentials.secret");
    config.putAll(backupDatabase.start());
    Path home = Path.of("target", "repository", UUID.randomUUID().toString()).toAbsolutePath();
    config.put("congvu.backup.store.path", home.resolve("store").toString());
    config.put("congvu.backup.store.cache", home.resolve("cache").toString());
    config.put("congvu.backup.store.master-key-file", masterKey(home).toString());
    config.put(
        "congvu.backup.store.fingerprint-key-file", shared.get("congvu.fingerprint.key-file"));
    return config;
  }

  private static Path masterKey(Path home) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    try {
      Files.createDirectories(home);
      return Files.writeString(
          home.resolve("master.key"), "test " + Base64.getEncoder().encodeToString(key) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (backupDoor != null && imapDoor != null && mailAdminDoor != null && backup != null) {
      mailAdminDoor.close();
      backupDoor.close();
      imapDoor.close();
      backup.close();
    }
    mailServer.stop();
    backupDatabase.stop();
    ownDatabase.stop();
  }
}
