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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.test.Tokens;

/** A packaged service in a process of its own, as an installation runs it, and its API. */
final class Running implements AutoCloseable {

  /** Each look costs the service something; its own clock tells when work ended. */
  static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port = FreePorts.next();
  private final int management = FreePorts.next();
  private final String name;
  private final Path log;
  private final Process process;

  /**
   * @param settings by the names of application.properties
   */
  Running(String name, Path root, Path home, Map<String, String> settings)
      throws IOException, InterruptedException {
    this.name = name;
    this.log = Files.createDirectories(home).resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Which a JVM takes by itself in a container of that size.
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=" + collections(home),
                // As in the images: virtual threads that load classes hold on to their carriers.
                "-Djdk.virtualThreadScheduler.parallelism=16",
                "-jar",
                root.resolve(name + "/target/quarkus-app/quarkus-run.jar").toString()));
    settings.forEach((key, value) -> builder.environment().put(variable(key), value));
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    awaitReady();
  }

  /** Where the collections of its garbage are told. */
  static Path collections(Path home) {
    return home.resolve("gc.log");
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
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
    throw new IOException(name + " ended:\n" + Files.readString(log));
  }

  long pid() {
    return process.pid();
  }

  /** Of all its threads since it began. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  JsonNode get(String username, String path) throws IOException, InterruptedException {
    return JSON.readTree(send(request(Tokens.of(username), path).GET()).body());
  }

  JsonNode post(String username, String path, String ifMatch, Map<String, ?> body)
      throws IOException, InterruptedException {
    return postBy(Tokens.of(username), path, ifMatch, body);
  }

  /**
   * @param ifMatch empty where the step asks for none
   */
  JsonNode postBy(String token, String path, String ifMatch, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(token, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!ifMatch.isEmpty()) {
      HttpRequest.Builder _ = request.header("If-Match", ifMatch);
    }
    return JSON.readTree(send(request).body());
  }

  /** What {@code If-Match} has to say. */
  String etag(String username, String path) throws IOException, InterruptedException {
    return send(request(Tokens.of(username), path).GET()).headers().firstValue("ETag").orElse("");
  }

  private HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create(url() + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(
          answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
