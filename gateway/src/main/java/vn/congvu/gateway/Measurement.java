package vn.congvu.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.congvu.gateway.problem.Refusal;
import vn.congvu.gateway.route.Route;

/** Times each request by route, so that a slow service shows at the door. */
@ApplicationScoped
class Measurement implements Handler<RoutingContext> {
  private final MeterRegistry meters;

  Measurement(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext rc) {
    long begun = System.nanoTime();
    rc.addEndHandler(done -> record(rc, Duration.ofNanos(System.nanoTime() - begun)));
    rc.next();
  }

  private void record(RoutingContext rc, Duration took) {
    Route route = rc.get(Route.KEY);
    String refusedAs = rc.get(Refusal.REFUSED_AS);
    Timer.builder("congvu.gateway.requests")
        .description("Requests at the gateway, from the first byte in to the last byte out")
        .tag("route", route == null ? "none" : route.name())
        .tag("method", rc.request().method().name())
        .tag("status", String.valueOf(rc.response().getStatusCode()))
        .tag("refused", refusedAs == null ? "no" : refusedAs)
        .register(meters)
        .record(took);
  }
}
