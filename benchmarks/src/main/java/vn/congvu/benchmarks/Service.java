package vn.congvu.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.Tokens;

/** The packaged backup-service as an installation runs it, and its API. */
final class Service implements AutoCloseable {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** Each look costs the service something; its own clock tells when the work ended. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;
  private final int port = FreePorts.next();
  private final int management = FreePorts.next();
  private final Process process;

  Service(Path root, Path home, Map<String, String> mail, Database database)
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
    settings.put("quarkus.http.port", Integer.toString(port));
    settings.put("quarkus.management.port", Integer.toString(management));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                root.resolve("backup-service/target/quarkus-app/quarkus-run.jar").toString()));
    settings.forEach((name, value) -> builder.environment().put(variable(name), value));
    builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    awaitReady();
  }

  private Path fingerprintKey() throws IOException {
    byte[] key = new byte[FingerprintKey.BYTES];
    new SecureRandom().nextBytes(key);
    return Files.writeString(
        home.resolve("fingerprint.key"), Base64.getEncoder().encodeToString(key));
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  Path store() {
    return home.resolve("store");
  }

  long pid() {
    return process.pid();
  }

  private void awaitReady() throws IOException, InterruptedException {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/ready"))
            .build();
    while (process.isAlive()) {
      try {
        if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // Nobody listens there yet.
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new IOException("backup-service ended:\n" + Files.readString(home.resolve("log")));
  }

  /** Of a piece of work: when it began and ended, by the service's own clock. */
  record Took(double seconds, JsonNode answer) {}

  /** Backs up all mailboxes that it knows. */
  Took backUp() throws IOException, InterruptedException {
    JsonNode run = post(OPERATOR, "/api/v1/backup-runs", "", Map.of());
    return ended("/api/v1/backup-runs/" + run.path("id").asText(), "startedAt");
  }

  /** From the second person's approval to the end. */
  Took restore(UUID mailbox, UUID target) throws IOException, InterruptedException {
    JsonNode order =
        post(
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
        post(LEAD, path + "/approval", "\"" + order.path("version").asText() + "\"", Map.of());
    return ended(path, "decidedAt");
  }

  private Took ended(String path, String begin) throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode now = get(path);
    while (now.path("endedAt").isMissingNode() || now.path("endedAt").isNull()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IOException("Does not end: " + now);
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      now = get(path);
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
    get(path + "/mailboxes?limit=20")
        .path("items")
        .forEach(job -> said.add(job.path("problem").asText()));
    return said;
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(OPERATOR, path).GET());
  }

  private JsonNode post(String username, String path, String ifMatch, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(username, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!ifMatch.isEmpty()) {
      HttpRequest.Builder _ = request.header("If-Match", ifMatch);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String username, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + Tokens.of(username));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
