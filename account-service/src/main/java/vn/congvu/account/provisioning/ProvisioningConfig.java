package vn.congvu.account.provisioning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the work on the mail server and at Keycloak is paced. */
@ConfigMapping(prefix = "congvu.provisioning")
interface ProvisioningConfig {

  /** Whether this replica works on tasks; orders are taken in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Tasks that one replica works on at the same time. */
  @WithDefault("8")
  @Min(1)
  @Max(64)
  int parallel();

  /** How often the table is asked for work when nothing rang. */
  @WithDefault("1S")
  Duration poll();

  /** How long a task stays with a replica that gives no sign of life. */
  @WithDefault("20S")
  Duration lease();

  /** The first rest after a server was away. */
  @WithDefault("1S")
  Duration firstRest();

  /** The longest rest while a server stays away. */
  @WithDefault("1M")
  Duration longestRest();

  /** How often closed mailboxes are looked through for those whose retention is over. */
  @WithDefault("1H")
  Duration deletionSweep();
}
