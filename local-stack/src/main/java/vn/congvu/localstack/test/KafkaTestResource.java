package vn.congvu.localstack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker of this JVM's own; its topics are empty when the JVM starts. */
public final class KafkaTestResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of("kafka.bootstrap.servers", TestParts.kafka());
  }

  @Override
  public void stop() {
    // The broker serves the next test class too, and ends with the JVM.
  }
}
