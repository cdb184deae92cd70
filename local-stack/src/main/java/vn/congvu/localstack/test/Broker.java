package vn.congvu.localstack.test;

import java.nio.file.Path;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.Kafka;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.PartStart;

/** A broker that a test starts and kills, at an address the service was told beforehand. */
public final class Broker {

  private final Path folder;
  private final Kafka kafka;

  public Broker(int port) {
    folder =
        Path.of("target", "stack", ProcessHandle.current().pid() + "-broker-" + port)
            .toAbsolutePath();
    kafka = new Kafka(Layout.ofEnvironment(), folder, port, FreePorts.next());
  }

  /** What it took before it was killed is there again. */
  public Child start() {
    return PartStart.start(kafka, folder);
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }
}
