package vn.congvu.security.containment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How copies are taken away and given back. Public, because Quarkus validates it. */
@ConfigMapping(prefix = "congvu.containment")
public interface ContainmentConfig {

  /** Whether this replica works on orders. */
  @WithDefault("true")
  boolean enabled();

  /** How often new orders are looked for. */
  @WithDefault("1S")
  Duration poll();

  /** After which silence of a replica another one goes on. */
  @WithDefault("1M")
  Duration lease();

  /** How often an order that was carried out is looked at for what has come since. */
  @WithDefault("20S")
  Duration again();

  /** The same of a case that is closed: what comes back is caught at once, and sealed then. */
  @WithDefault("2M")
  Duration againWhenClosed();

  /** How long to rest when a part did not answer. */
  @WithDefault("5S")
  Duration rest();

  /** Mailboxes of one case that are worked in at the same time. */
  @WithDefault("8")
  @Min(1)
  @Max(64)
  int parallel();
}
