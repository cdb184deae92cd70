package vn.congvu.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;

/** The packaged backup-service as an installation runs it, and its API. */
final class Service implements AutoCloseable {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";
  private static final Duration PATIENCE = Duration.ofHours(2);

  private final Path home;
  private final Running running;

  /**
   * @param more settings; what the others say holds where these are silent
   */
  Service(
      Path root, Path home, Map<String, String> mail, Database database, Map<String, String> more)
      throws IOException, InterruptedException {
    this.home = Files.createDirectories(home);
    Path key = Files.writeString(home.resolve("master.key"), FileMasterKey.newLine("bench"));
    Map<String, String> settings = new HashMap<>(mail);
    settings.putAll(database.settings());
    settings.putAll(new KafkaTestResource().start());
    settings.putAll(new KeycloakTestResource().start());
    settings.put("congvu.backup.store.path", store().toString());
    settings.put("congvu.backup.store.cache", home.resolve("cache").toString());
    settings.put("congvu.backup.store.master-key-file", key.toString());
    settings.put("congvu.backup.store.fingerprint-key-file", fingerprintKey().toString());
    settings.put("congvu.backup.drill.operator", "bench");
    settings.put("congvu.backup.schedule.enabled", "false");
    settings.putAll(more);
    running = new Running("backup-service", root, home, settings);
  }

  private Path fingerprintKey() throws IOException {
    byte[] key = new byte[FingerprintKey.BYTES];
    new SecureRandom().nextBytes(key);
    return Files.writeString(
        home.resolve("fingerprint.key"), Base64.getEncoder().encodeToString(key));
  }

  Path store() {
    return home.resolve("store");
  }

  long pid() {
    return running.pid();
  }

  Path collections() {
    return Running.collections(home);
  }

  Duration processorTime() {
    return running.processorTime();
  }

  String url() {
    return running.url();
  }

  /** Of a piece of work: when it began and ended, by the service's own clock. */
  record Took(double seconds, JsonNode answer) {}

  /** Backs up all mailboxes that it knows. */
  Took backUp() throws IOException, InterruptedException {
    return backUp(Map.of());
  }

  /** Backs up the mailboxes of a unit. */
  Took backUp(String unit) throws IOException, InterruptedException {
    return backUp(Map.of("unitCode", unit));
  }

  private Took backUp(Map<String, String> what) throws IOException, InterruptedException {
    JsonNode run = running.post(OPERATOR, "/api/v1/backup-runs", "", what);
    return ended("/api/v1/backup-runs/" + run.path("id").asText(), "startedAt");
  }

  /** From the second person's approval to the end. */
  Took restore(UUID mailbox, UUID target) throws IOException, InterruptedException {
    JsonNode order =
        running.post(
            OPERATOR,
            "/api/v1/restores",
            "",
            Map.of(
                "mailboxId",
                mailbox,
                "destination",
                "MAILBOX",
                "targetMailboxId",
                target,
                "reason",
                "đo thời gian khôi phục"));
    String path = "/api/v1/restores/" + order.path("id").asText();
    JsonNode _ =
        running.post(
            LEAD, path + "/approval", "\"" + order.path("version").asText() + "\"", Map.of());
    return ended(path, "decidedAt");
  }

  private Took ended(String path, String begin) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode now = running.get(OPERATOR, path);
    while (now.path("endedAt").isMissingNode() || now.path("endedAt").isNull()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("Does not end: " + now);
      }
      LockSupport.parkNanos(Running.LOOK_EVERY.toNanos());
      now = running.get(OPERATOR, path);
    }
    if (!now.path("state").asText().equals("DONE")) {
      throw new IOException("Ended badly: " + now + failures(path));
    }
    Duration took =
        Duration.between(
            Instant.parse(now.path(begin).asText()), Instant.parse(now.path("endedAt").asText()));
    return new Took(took.toNanos() / 1e9, now);
  }

  private List<String> failures(String path) throws IOException, InterruptedException {
    List<String> said = new ArrayList<>();
    running
        .get(OPERATOR, path + "/mailboxes?limit=20")
        .path("items")
        .forEach(job -> said.add(job.path("problem").asText()));
    return said;
  }

  @Override
  public void close() {
    running.close();
  }
}
