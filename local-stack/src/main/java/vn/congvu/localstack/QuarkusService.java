package vn.congvu.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our own services, from what its build left in {@code target/quarkus-app}. */
public final class QuarkusService implements Part {

  private final String name;
  private final Path application;
  private final int port;
  private final Map<String, String> settings;

  public QuarkusService(Layout layout, String name, int port, Map<String, String> settings) {
    this.name = name;
    this.application = layout.root().resolve(name).resolve("target/quarkus-app");
    this.port = port;
    this.settings = Map.copyOf(settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Integer> ports() {
    return List.of(port, Ports.management(port));
  }

  @Override
  public void prepare() {
    if (!Files.isRegularFile(application.resolve("quarkus-run.jar"))) {
      throw new StackException(name + " is not built: " + application + " is missing.");
    }
  }

  @Override
  public Command command() {
    List<String> words = new ArrayList<>(List.of(Command.java(), "-Xms32m", "-Xmx256m"));
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    if (Files.isRegularFile(application.resolve("app.aot"))) {
      words.add("-XX:AOTCache=app.aot");
    }
    // Module http-errors: what the server refuses by itself.
    words.add("-Dio.netty.bootstrap.extensions=serviceload");
    // Virtual threads that load classes hold on to their carriers, see docs/adr/098.
    words.add("-Djdk.virtualThreadScheduler.parallelism=16");
    words.addAll(List.of("-jar", "quarkus-run.jar"));
    return Command.of(application, words)
        .withAll(settings)
        .with("QUARKUS_HTTP_HOST", "127.0.0.1")
        .with("QUARKUS_HTTP_PORT", Integer.toString(port))
        .with("QUARKUS_MANAGEMENT_HOST", "127.0.0.1")
        .with("QUARKUS_MANAGEMENT_PORT", Integer.toString(Ports.management(port)));
  }

  @Override
  public boolean isReady() {
    return Waiting.answers("http://127.0.0.1:" + Ports.management(port) + "/q/health/ready");
  }
}
