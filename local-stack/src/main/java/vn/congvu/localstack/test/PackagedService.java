package vn.congvu.localstack.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.QuarkusService;

/** What a service's build left, as a process of its own that a test can kill and start again. */
public final class PackagedService {

  private static final int MANAGEMENT = 100;

  private final int port = freePort();
  private final Path logs =
      Path.of("target", "stack", Long.toString(ProcessHandle.current().pid()), "logs")
          .toAbsolutePath();
  private final QuarkusService service;

  /**
   * @param config by the names of application.properties, as the test resources give it
   */
  public PackagedService(String name, Map<String, String> config) {
    Map<String, String> environment =
        config.entrySet().stream()
            .collect(Collectors.toMap(entry -> variable(entry.getKey()), Map.Entry::getValue));
    service = new QuarkusService(Layout.ofEnvironment(), name, port, environment);
  }

  public Child start() {
    return PartStart.start(service, logs);
  }

  public int port() {
    return port;
  }

  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Its management port lies a hundred above, and must be free too. */
  private static int freePort() {
    for (int attempt = 0; attempt < 50; attempt++) {
      try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket _ =
              new ServerSocket(
                  one.getLocalPort() + MANAGEMENT, 1, InetAddress.getLoopbackAddress())) {
        return one.getLocalPort();
      } catch (IOException | IllegalArgumentException taken) {
        continue;
      }
    }
    throw new UncheckedIOException(new IOException("No two free ports lie a hundred apart."));
  }
}
