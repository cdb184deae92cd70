package vn.congvu.backup.repository.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import vn.congvu.backup.repository.Scenario;

/** S3Mock as a process of its own: it really speaks S3. */
final class S3Server implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path root;
  private final int port;
  private final AtomicReference<SdkHttpRequest> lastPut = new AtomicReference<>();

  private S3Server(Process process, Path root, int port) {
    this.process = process;
    this.root = root;
    this.port = port;
  }

  static S3Server start() {
    try {
      Path root = Files.createTempDirectory("congvu-s3");
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  jar(),
                  "--server.address=127.0.0.1",
                  "--http.port=" + port,
                  "--server.port=" + freePort(),
                  "--com.adobe.testing.s3mock.store.root=" + root)
              .redirectErrorStream(true)
              .redirectOutput(root.resolve("log").toFile())
              .start();
      S3Server server = new S3Server(process, root, port);
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  S3Client client() {
    return builder(port)
        .overrideConfiguration(
            configuration -> configuration.addExecutionInterceptor(new LastPut()))
        .build();
  }

  static S3Client client(int port) {
    return builder(port).build();
  }

  /** The last PUT that went over the line. */
  SdkHttpRequest lastPut() {
    return lastPut.get();
  }

  private final class LastPut implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutObjectRequest) {
        lastPut.set(context.httpRequest());
      }
    }
  }

  private static S3ClientBuilder builder(int port) {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + port))
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    Scenario.delete(root);
  }

  private void awaitReady() throws IOException {
    Instant until = Instant.now().plus(PATIENCE);
    try (S3Client client = client()) {
      while (true) {
        try (Socket connected = new Socket("127.0.0.1", port)) {
          client.listBuckets();
          return;
        } catch (IOException | SdkException e) {
          if (!process.isAlive() || Instant.now().isAfter(until)) {
            throw new IOException(
                "The S3 server did not start: " + Files.readString(root.resolve("log")), e);
          }
          LockSupport.parkNanos(50_000_000);
        }
      }
    }
  }

  private static String jar() {
    return Path.of(System.getProperty("congvu.s3.jar", "target/s3/s3mock.jar"))
        .toAbsolutePath()
        .toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
