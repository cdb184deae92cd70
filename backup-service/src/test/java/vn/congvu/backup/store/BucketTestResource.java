package vn.congvu.backup.store;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import vn.congvu.localstack.test.S3Server;

/** The repository in one new bucket and its copy in another, on a real S3-speaking server. */
public final class BucketTestResource implements QuarkusTestResourceLifecycleManager {

  private static final Map<String, String> CREDENTIALS =
      Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "test");

  @Override
  public Map<String, String> start() {
    CREDENTIALS.forEach(System::setProperty);
    return Map.of(
        "congvu.backup.store.path", newBucket(),
        "congvu.backup.store.copies", newBucket());
  }

  @Override
  public void stop() {
    CREDENTIALS.keySet().forEach(System::clearProperty);
  }

  /** After the one that places the repository on disk. */
  @Override
  public int order() {
    return 1;
  }

  private static String newBucket() {
    String bucket = "backup-" + UUID.randomUUID();
    try (S3Client client = client()) {
      var _ = client.createBucket(b -> b.bucket(bucket).objectLockEnabledForBucket(true));
    }
    return "s3://%s/tinh?endpoint=%s&path-style=true".formatted(bucket, S3Server.endpoint());
  }

  static S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create(S3Server.endpoint()))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }
}
