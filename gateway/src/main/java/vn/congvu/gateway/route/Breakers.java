package vn.congvu.gateway.route;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * One breaker for each upstream, so that a service that is down costs its callers nothing but an
 * immediate 503. Only failures of transport and missed deadlines count: an error the service chose
 * to answer is an answer.
 */
@ApplicationScoped
public class Breakers {
  private static final Logger LOG = Logger.getLogger(Breakers.class);

  private final Duration rest;
  private final Map<String, CircuitBreaker> byUpstream = new TreeMap<>();

  Breakers(RouteTable table, RoutesConfig config, Vertx vertx, MeterRegistry meters) {
    this.rest = config.breaker().rest();
    var options =
        new CircuitBreakerOptions()
            .setMaxFailures(config.breaker().failures())
            .setFailuresRollingWindow(config.breaker().window().toMillis())
            .setResetTimeout(rest.toMillis())
            .setTimeout(-1);
    for (Route route : table.routes()) {
      byUpstream.computeIfAbsent(route.authority(), name -> breaker(name, options, vertx, meters));
    }
  }

  CircuitBreaker of(Route route) {
    return Objects.requireNonNull(byUpstream.get(route.authority()));
  }

  Duration rest() {
    return rest;
  }

  /** The state of each upstream's breaker, for the health report. */
  public Map<String, String> states() {
    var states = new TreeMap<String, String>();
    byUpstream.forEach((name, breaker) -> states.put(name, breaker.state().name()));
    return states;
  }

  private static CircuitBreaker breaker(
      String name, CircuitBreakerOptions options, Vertx vertx, MeterRegistry meters) {
    var breaker = CircuitBreaker.create(name, vertx, options);
    breaker.<Object>failurePolicy(
        outcome -> outcome.failed() && Failure.of(outcome.cause()).countsAgainstUpstream());
    breaker.openHandler(none -> LOG.warnf("breaker opened upstream=%s", name));
    breaker.closeHandler(none -> LOG.infof("breaker closed upstream=%s", name));
    Gauge.builder("congvu.gateway.breaker.state", breaker, b -> b.state().ordinal())
        .description("0 closed, 1 open, 2 half open, by CircuitBreakerState")
        .tag("upstream", name)
        .register(meters);
    return breaker;
  }
}
