package vn.congvu.gateway.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/**
 * Requests a minute. Each replica counts for itself, so the true limit is this times the replicas.
 */
@ConfigMapping(prefix = "congvu.gateway.rate-limit")
public interface RateLimitConfig {

  /** One person or one client of another system. */
  @WithDefault("600")
  @Min(1)
  int callerPerMinute();

  /** One address without a valid identity; a whole office may share it. */
  @WithDefault("120")
  @Min(1)
  int addressPerMinute();
}
