package vn.congvu.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.congvu.gateway.route.Breakers;

/**
 * Shows the breakers, and is always up: taking the only door away because a room behind it is
 * closed would turn one service's outage into everyone's.
 */
@Readiness
@ApplicationScoped
class UpstreamReport implements HealthCheck {
  private final Breakers breakers;

  UpstreamReport(Breakers breakers) {
    this.breakers = breakers;
  }

  @Override
  public HealthCheckResponse call() {
    var report = HealthCheckResponse.named("upstreams").up();
    breakers.states().forEach(report::withData);
    return report.build();
  }
}
