package vn.congvu.backup.store;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
@QuarkusTestResource(value = BucketTestResource.class, restrictToAnnotatedClass = true)
class BucketTest {

  private static final String RUNS = "/api/v1/backup-runs";
  private static final String MAINTENANCE = "/api/v1/backup-maintenance-jobs";
  private static final String LEAD = "em.hoang";

  @Inject KnownMailboxes mailboxes;
  @Inject Database database;
  @Inject RepositoryAccess repository;
  @Inject StoreConfig config;

  @Test
  void aMailIsKeptInTheBucketAndItsCopyAndReadFromThere() throws IOException {
    byte[] letter;
    try (Letters letters = Letters.inNewMailbox()) {
      BackupMailbox mailbox = mailboxes.issued(letters.address(), "snv");
      letter = letters.put("INBOX", "in the bucket", "x".repeat(100_000));

      JsonPath run = ended(RUNS, Map.of("mailboxIds", List.of(mailbox.mailboxId())));

      assertThat(run.getString("state")).isEqualTo("DONE");
      assertThat(read(mailbox)).isEqualTo(letter);
      assertThat(packs(config.path())).isNotEmpty();
    }
    JsonPath replicated = ended(MAINTENANCE, Map.of("kind", "REPLICATE"));

    assertThat(replicated.getString("state")).isEqualTo("DONE");
    assertThat(packs(config.copies().orElseThrow().getFirst())).isEqualTo(packs(config.path()));
    assertThat(ended(MAINTENANCE, Map.of("kind", "CHECK_READ_DATA")).getString("state"))
        .isEqualTo("DONE");
  }

  private static JsonPath ended(String path, Map<String, ?> order) {
    var ordered =
        given()
            .auth()
            .oauth2(Tokens.of(LEAD))
            .contentType(ContentType.JSON)
            .body(order)
            .post(path)
            .then()
            .statusCode(201)
            .body("trigger", equalTo("MANUAL"))
            .extract()
            .jsonPath();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Tokens.of(LEAD))
                    .get(path + "/{id}", ordered.getString("id"))
                    .jsonPath(),
            work -> !List.of("WAITING", "RUNNING").contains(work.getString("state")));
  }

  private byte[] read(BackupMailbox mailbox) throws IOException {
    UUID address =
        database
            .query(
                """
                select p.message from placement p join folder f on f.id = p.folder
                 where f.mailbox = ?
                """,
                row -> row.getObject(1, UUID.class),
                mailbox.number())
            .getFirst();
    var bytes = new ByteArrayOutputStream();
    repository
        .get()
        .read(
            new BlobAddress(address.getMostSignificantBits(), address.getLeastSignificantBits()),
            bytes);
    return bytes.toByteArray();
  }

  /** Their keys with what the server says of their content. */
  private static List<String> packs(String address) {
    try (S3Client client = BucketTestResource.client()) {
      return client
          .listObjectsV2(b -> b.bucket(URI.create(address).getHost()).prefix("tinh/packs/"))
          .contents()
          .stream()
          .map((S3Object object) -> object.key() + " " + object.eTag())
          .toList();
    }
  }
}
