package vn.congvu.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;
import vn.congvu.gateway.session.Caller;

/**
 * Counts a verified caller by who they are, everyone else by address: a forged subject must not
 * empty somebody else's bucket, which is why the token is verified first (ADR 053).
 */
@ApplicationScoped
public class RateLimitFilter implements Handler<RoutingContext> {
  private final RateLimitConfig config;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(5)).build();

  RateLimitFilter(RateLimitConfig config) {
    this.config = config;
  }

  @Override
  public void handle(RoutingContext rc) {
    String caller = Caller.of(rc).rateKey();
    int limit = caller == null ? config.addressPerMinute() : config.callerPerMinute();
    String key = caller == null ? "ip:" + rc.request().remoteAddress().hostAddress() : caller;
    var probe = buckets.get(key, k -> bucket(limit)).tryConsumeAndReturnRemaining(1);
    var reset = Duration.ofNanos(probe.getNanosToWaitForReset());
    rc.response()
        .putHeader("RateLimit-Limit", String.valueOf(limit))
        .putHeader("RateLimit-Remaining", String.valueOf(probe.getRemainingTokens()))
        .putHeader("RateLimit-Reset", Refusal.seconds(reset));
    if (probe.isConsumed()) {
      rc.next();
    } else {
      Refusal.send(
          rc, GatewayProblem.TOO_MANY_REQUESTS, Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }
  }

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
