package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that speaks S3, for tests: it takes any credentials. */
public final class S3 implements Part {

  private final Layout layout;
  private final Path home;
  private final int port;
  private final int tlsPort;

  public S3(Layout layout, Path home, int port, int tlsPort) {
    this.layout = layout;
    this.home = home;
    this.port = port;
    this.tlsPort = tlsPort;
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, tlsPort);
  }

  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(home);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Command command() {
    return Command.of(
        home,
        List.of(
            Command.java(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            layout.root().resolve("local-stack/target/dist/s3mock.jar").toString(),
            "--server.address=127.0.0.1",
            "--http.port=" + port,
            "--server.port=" + tlsPort,
            "--com.adobe.testing.s3mock.store.root=" + home));
  }

  /** Lists the buckets. */
  @Override
  public boolean isReady() {
    try {
      var request = (HttpURLConnection) URI.create(endpoint()).toURL().openConnection();
      request.setConnectTimeout(1000);
      request.setReadTimeout(1000);
      return request.getResponseCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
