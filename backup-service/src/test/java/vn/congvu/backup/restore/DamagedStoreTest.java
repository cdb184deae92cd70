package vn.congvu.backup.restore;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.localstack.test.Tokens;

/** A pack that is not what was written: what lies in it is named, everything else is given back. */
@QuarkusTest
@RealParts
class DamagedStoreTest {

  private static final String RUNS = "/api/v1/backup-runs";
  private static final String RESTORES = "/api/v1/restores";
  private static final String MAINTENANCE = "/api/v1/backup-maintenance-jobs";
  private static final String LEAD = "em.hoang";

  @Inject KnownMailboxes mailboxes;

  enum Damage {
    FLIPPED_BIT("DAMAGED") {
      @Override
      void of(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);
      }
    },
    TRUNCATED("DAMAGED") {
      @Override
      void of(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        Files.write(pack, Arrays.copyOf(bytes, bytes.length / 2));
      }
    },
    GONE("MISSING") {
      @Override
      void of(Path pack) throws IOException {
        Files.delete(pack);
      }
    };

    final String fault;

    Damage(String fault) {
      this.fault = fault;
    }

    abstract void of(Path pack) throws IOException;
  }

  @ParameterizedTest
  @EnumSource
  void theDamagedPackIsNamedAndEverythingElseComesBackUntilItIsRepaired(Damage damage)
      throws IOException {
    try (Letters letters = Letters.inNewMailbox();
        Letters others = Letters.inNewMailbox()) {
      BackupMailbox mailbox = mailboxes.issued(letters.address(), "snv");
      BackupMailbox target = mailboxes.issued(others.address(), "snv");
      byte[] before = letters.put("INBOX", "before-" + damage, "Kính gửi");
      done(RUNS, Map.of("mailboxIds", List.of(mailbox.mailboxId())));
      letters.put("INBOX", "spoilt-" + damage, incompressible(damage.ordinal()));
      done(RUNS, Map.of("mailboxIds", List.of(mailbox.mailboxId())));
      byte[] after = letters.put("INBOX", "after-" + damage, "Trân trọng");
      Path pack = newestPack();
      done(RUNS, Map.of("mailboxIds", List.of(mailbox.mailboxId())));
      done(MAINTENANCE, Map.of("kind", "REPLICATE"));
      byte[] right = Files.readAllBytes(pack);
      damage.of(pack);
      try {
        JsonPath restore = restored(mailbox, target);
        JsonPath check = ended(MAINTENANCE, Map.of("kind", "CHECK_READ_DATA"));

        assertThat(restore.getString("state")).isEqualTo("FAILED");
        assertThat(problemOf(restore)).startsWith("Kho sao lưu không trả lại được 1 thư");
        assertThat(others.read("INBOX")).containsExactly(before, after);
        assertThat(check.getString("state")).isEqualTo("FAILED");
        JsonPath findings =
            as(LEAD).get(MAINTENANCE + "/{id}/findings", check.getString("id")).jsonPath();
        assertThat(findings.getList("items.fault")).containsOnly(damage.fault);
        assertThat(findings.<String>getList("items.what"))
            .allSatisfy(what -> assertThat(what).contains(pack.getFileName().toString()));

        done(MAINTENANCE, Map.of("kind", "REPAIR"));

        assertThat(Files.readAllBytes(pack)).isEqualTo(right);
      } finally {
        Files.write(pack, right);
      }
      assertThat(restored(mailbox, target).getString("state")).isEqualTo("DONE");
      assertThat(others.read("INBOX")).hasSize(3);
    }
  }

  /** Larger than all else in its pack, so that the middle of the pack is the middle of it. */
  private static String incompressible(long seed) {
    byte[] noise = new byte[60_000];
    new Random(seed).nextBytes(noise);
    return Base64.getMimeEncoder().encodeToString(noise);
  }

  private static Path newestPack() throws IOException {
    Path store =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class));
    try (var files = Files.walk(store.resolve("packs"))) {
      return files
          .filter(Files::isRegularFile)
          .max(Comparator.comparing(Path::getFileName))
          .orElseThrow();
    }
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private static JsonPath ended(String path, Map<String, ?> order) {
    return ended(path, as(LEAD).body(order).post(path).jsonPath().getString("id"));
  }

  private static JsonPath ended(String path, String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as(LEAD).get(path + "/{id}", id).jsonPath(),
            work -> !List.of("WAITING", "RUNNING").contains(work.getString("state")));
  }

  private static void done(String path, Map<String, ?> order) {
    assertThat(ended(path, order).getString("state")).isEqualTo("DONE");
  }

  private static JsonPath restored(BackupMailbox mailbox, BackupMailbox target) {
    Response asked =
        as("dung.pham")
            .body(
                Map.of(
                    "mailboxId",
                    mailbox.mailboxId(),
                    "targetMailboxId",
                    target.mailboxId(),
                    "destination",
                    "MAILBOX",
                    "reason",
                    "Khôi phục sau sự cố kho"))
            .post(RESTORES);
    String id = asked.jsonPath().getString("id");
    as(LEAD)
        .header("If-Match", asked.header("ETag"))
        .post(RESTORES + "/{id}/approval", id)
        .then()
        .statusCode(200);
    return ended(RESTORES, id);
  }

  private static String problemOf(JsonPath restore) {
    return as(LEAD)
        .get(RESTORES + "/{id}/mailboxes", restore.getString("id"))
        .jsonPath()
        .getString("items[0].problem");
  }
}
