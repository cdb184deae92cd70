package vn.congvu.security.radius;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How the radius of a leak is computed. */
@ConfigMapping(prefix = "congvu.leak-radius")
interface RadiusConfig {

  /** Whether this replica computes; computations are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** How often the table is asked for work. */
  @WithDefault("2S")
  Duration poll();

  /** How long a computation stays with a replica that gives no sign of life. */
  @WithDefault("30S")
  Duration lease();

  /** The rest after an attempt that broke. */
  @WithDefault("20S")
  Duration rest();

  /** Attempts after which a computation has failed. */
  @WithDefault("30")
  @Min(1)
  @Max(1000)
  int attempts();

  /** Mailboxes that are read at the same time. */
  @WithDefault("8")
  @Min(1)
  @Max(64)
  int parallel();

  /**
   * Mail domains of the province beside those of its known mailboxes and of those in which copies
   * lie. An address of any other domain is outside.
   */
  Optional<Set<String>> ownDomains();
}
