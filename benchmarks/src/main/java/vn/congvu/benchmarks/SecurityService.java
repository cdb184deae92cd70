package vn.congvu.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.Tokens;

/** The packaged security-service, and a case's way through its API by those whose duty it is. */
final class SecurityService implements AutoCloseable {

  private static final String HEAD = "cuong.le";
  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Running running;

  SecurityService(
      Path root, Path home, Map<String, String> mail, Database database, String backupUrl)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    Path key = Files.writeString(home.resolve("master.key"), FileMasterKey.newLine("bench"));
    Map<String, String> settings = new HashMap<>(mail);
    settings.putAll(database.settings());
    settings.putAll(new KafkaTestResource().start());
    KeycloakTestResource keycloak = new KeycloakTestResource();
    keycloak.init(Map.of("client", "security-service"));
    settings.putAll(keycloak.start());
    settings.put("congvu.backup.url", backupUrl);
    settings.put("congvu.hold.store", home.resolve("held").toString());
    settings.put("congvu.hold.keys", home.resolve("keys").toString());
    settings.put("congvu.hold.master-key-file", key.toString());
    // All on one machine have one clock, and the backups read mail the moment it was planted.
    settings.put("congvu.search.clock-margin", "0S");
    running = new Running("security-service", root, home, settings);
  }

  /** Told by an officer of the unit snv, confirmed, and taken up by an executor. */
  String report(String reporter) throws IOException, InterruptedException {
    JsonNode newest =
        running.get(reporter, "/api/v1/own-messages?folder=INBOX&limit=1").path("items").path(0);
    JsonNode told =
        running.post(
            reporter,
            "/api/v1/spills",
            "",
            Map.of(
                "level",
                "SECRET",
                "message",
                Map.of(
                    "folder", newest.path("folder").asText(),
                    "uidValidity", newest.path("uidValidity").asLong(),
                    "uid", newest.path("uid").asLong())));
    String spill = "/api/v1/spills/" + told.path("id").asText();
    JsonNode _ = step(HEAD, spill, "confirmation", Map.of());
    JsonNode _ = step(LEAD, spill, "assignment", Map.of());
    JsonNode _ =
        step(
            LEAD,
            spill,
            "people",
            Map.of("part", "EXECUTOR", "username", EXECUTOR, "name", "Phạm Tiến Dũng"));
    return spill;
  }

  private JsonNode step(String username, String spill, String step, Map<String, ?> body)
      throws IOException, InterruptedException {
    return running.post(username, spill + "/" + step, running.etag(username, spill), body);
  }

  /** How long it took by the service's own clock, and how many copies there were. */
  record Took(double seconds, long copies) {}

  Took find(String spill) throws IOException, InterruptedException {
    JsonNode _ = step(EXECUTOR, spill, "searches", Map.of("kind", "LOCATE"));
    JsonNode done = ended(spill + "/searches?limit=1", "/items/0", "finishedAt");
    return new Took(seconds(done, "orderedAt", "finishedAt"), done.path("copies").asLong());
  }

  /** From the order to the last copy taken away and written down. */
  Took contain(String spill) throws IOException, InterruptedException {
    JsonNode _ = step(EXECUTOR, spill, "containment", Map.of());
    JsonNode done = ended(spill + "/containment", "", "settledAt");
    long contained = 0;
    for (JsonNode count : done.path("copies")) {
      contained +=
          count.path("state").asText().equals("CONTAINED") ? count.path("copies").asLong() : 0;
    }
    return new Took(seconds(done, "orderedAt", "settledAt"), contained);
  }

  Took destroy(String spill) throws IOException, InterruptedException {
    JsonNode set = step(EXECUTOR, spill, "result-sets", Map.of());
    String path = "/result-sets/" + set.path("number").asText();
    JsonNode _ =
        running.postBy(
            Tokens.fresh(LEAD),
            spill + path + "/approval",
            running.etag(LEAD, spill),
            Map.of(
                "digest",
                set.path("digest").asText(),
                "authority",
                Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03")));
    JsonNode _ = step(EXECUTOR, spill, path.substring(1) + "/destruction", Map.of());
    JsonNode done = ended(spill + path + "/destruction", "", "finishedAt");
    return new Took(seconds(done, "orderedAt", "finishedAt"), done.path("destroyed").asLong());
  }

  Took radius(String spill) throws IOException, InterruptedException {
    JsonNode _ = step(EXECUTOR, spill, "leak-radius", Map.of());
    JsonNode done = ended(spill + "/leak-radius?limit=1", "/items/0", "computedAt");
    return new Took(seconds(done, "askedAt", "computedAt"), done.at("/figures/inside").asLong());
  }

  private JsonNode ended(String path, String at, String end)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode now = running.get(EXECUTOR, path).at(at);
    while (!now.hasNonNull(end)) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("Does not end: " + now);
      }
      LockSupport.parkNanos(Running.LOOK_EVERY.toNanos());
      now = running.get(EXECUTOR, path).at(at);
    }
    return now;
  }

  private static double seconds(JsonNode job, String begin, String end) {
    return Duration.between(
                Instant.parse(job.path(begin).asText()), Instant.parse(job.path(end).asText()))
            .toNanos()
        / 1e9;
  }

  long pid() {
    return running.pid();
  }

  @Override
  public void close() {
    running.close();
  }
}
