package vn.congvu.backup.repository.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.backup.repository.Faults.hasFault;

import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.Scenario;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.s3.S3Store;
import vn.congvu.localstack.test.S3Server;

class S3StoreTest extends ObjectStoreContract {

  private static final LastPut LAST_PUT = new LastPut();
  private static S3Client client;

  private S3Store store;
  private String bucket;

  @BeforeAll
  static void start() {
    client =
        builder(S3Server.endpoint())
            .overrideConfiguration(c -> c.addExecutionInterceptor(LAST_PUT))
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
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

    assertThat(LAST_PUT.request().firstMatchingHeader("x-amz-object-lock-mode"))
        .contains("GOVERNANCE");
    assertThat(LAST_PUT.request().firstMatchingHeader("x-amz-object-lock-retain-until-date"))
        .contains("2026-12-24T00:00:00Z");
  }

  @Test
  void keysAreNeverLocked() {
    store.replace("keyring/a", "key".getBytes(UTF_8));

    assertThat(LAST_PUT.request().firstMatchingHeader("x-amz-object-lock-mode")).isEmpty();
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
    try (S3Client nowhere = builder("http://127.0.0.1:1").build()) {
      S3Store away = new S3Store(nowhere, bucket, "", ObjectLockMode.GOVERNANCE);

      assertThatThrownBy(() -> away.get("a")).satisfies(hasFault(Fault.STORE_AWAY));
    }
  }

  private static S3ClientBuilder builder(String endpoint) {
    return S3Client.builder()
        .endpointOverride(URI.create(endpoint))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  /** The last PUT that went over the line. */
  private static final class LastPut implements ExecutionInterceptor {

    private final AtomicReference<SdkHttpRequest> last = new AtomicReference<>();

    SdkHttpRequest request() {
      return last.get();
    }

    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutObjectRequest) {
        last.set(context.httpRequest());
      }
    }
  }
}
