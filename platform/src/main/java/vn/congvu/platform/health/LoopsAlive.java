package vn.congvu.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import vn.congvu.platform.inbox.FactConsumers;
import vn.congvu.platform.outbox.OutboxRelay;

/**
 * Down when a loop has ended, which only a restart mends. A loop that waits for a broker or a
 * database is alive: a restart would not bring those back.
 */
@Liveness
@ApplicationScoped
class LoopsAlive implements HealthCheck {

  private final OutboxRelay relay;
  private final FactConsumers consumers;

  LoopsAlive(OutboxRelay relay, FactConsumers consumers) {
    this.relay = relay;
    this.consumers = consumers;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("facts out and in").up();
    relay
        .loop()
        .ifPresent(
            loop -> {
              answer.withData("outbox-relay", loop.state());
              if (!loop.isAlive()) {
                answer.down();
              }
            });
    consumers
        .loops()
        .forEach(
            (name, loop) -> {
              answer.withData("inbox-" + name, loop.state());
              if (!loop.isAlive()) {
                answer.down();
              }
            });
    return answer.build();
  }
}
