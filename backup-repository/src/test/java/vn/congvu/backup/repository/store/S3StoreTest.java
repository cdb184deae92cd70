package vn.congvu.backup.repository.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.s3.S3Store;

class S3StoreTest extends ObjectStoreContract {

  private static S3Server server;
  private static S3Client client;

  private S3Store store;
  private String bucket;

  @BeforeAll
  static void start() {
    server = S3Server.start();
    client = server.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void newBucket() {
    bucket = "backup-" + UUID.randomUUID();
    client.createBucket(b -> b.bucket(bucket).objectLockEnabledForBucket(true));
    store = new S3Store(client, bucket, "province/", ObjectLockMode.GOVERNANCE);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  /**
   * The server of these tests takes no lock with the content, so the request itself is looked at.
   */
  @Test
  void aLockIsAskedForTogetherWithTheContent() {
    Instant until = Instant.parse("2026-12-24T00:00:00Z");

    store.put("packs/a", ByteBuffer.wrap("x".getBytes(UTF_8)), until);

    assertThat(server.lastPut().firstMatchingHeader("x-amz-object-lock-mode"))
        .contains("GOVERNANCE");
    assertThat(server.lastPut().firstMatchingHeader("x-amz-object-lock-retain-until-date"))
        .contains("2026-12-24T00:00:00Z");
  }

  @Test
  void keysAreNeverLocked() {
    store.replace("keyring/a", "key".getBytes(UTF_8));

    assertThat(server.lastPut().firstMatchingHeader("x-amz-object-lock-mode")).isEmpty();
  }

  @Test
  void noOldVersionOfAReplacedKeyStaysBehind() {
    store.replace("keyring/a", "old key".getBytes(UTF_8));
    store.replace("keyring/a", "new key".getBytes(UTF_8));

    var versions =
        client.listObjectVersions(b -> b.bucket(bucket).prefix("province/keyring/a")).versions();
    assertThat(versions).hasSize(1);
  }

  @Test
  void shreddingWorksWhilePacksAreLocked(@TempDir Path folder) {
    MasterKey master = Scenario.newMaster(folder.resolve("master.key"));
    Repository.create(store, master);
    RepositoryOptions options =
        RepositoryOptions.of(folder.resolve("cache")).withLock(Duration.ofDays(30));
    try (Repository repository =
        Repository.open(store, new MirrorKeyring(store), master, options)) {
      StoredMessage secret;
      try (var writer = repository.writer()) {
        secret = writer.store(Scenario.plain("secret", "text").getBytes(UTF_8));
        writer.commit();
      }
      String pack = store.list("packs/").getFirst().key();
      client.putObjectRetention(
          b ->
              b.bucket(bucket)
                  .key("province/" + pack)
                  .retention(
                      r ->
                          r.mode("GOVERNANCE")
                              .retainUntilDate(Instant.now().plus(Duration.ofDays(30)))));

      repository.shred("QĐ-1", Set.of(secret.address()), Set.of());

      assertThatThrownBy(() -> repository.read(secret.address(), OutputStream.nullOutputStream()))
          .satisfies(hasFault(Fault.FORGOTTEN));
      assertThat(store.get(pack)).isNotEmpty();
    }
  }

  @Test
  void aServerThatIsAwayIsNamed() {
    try (S3Client nowhere = S3Server.client(1)) {
      S3Store away = new S3Store(nowhere, bucket, "", ObjectLockMode.GOVERNANCE);

      assertThatThrownBy(() -> away.get("a")).satisfies(hasFault(Fault.STORE_AWAY));
    }
  }
}
