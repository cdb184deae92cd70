package vn.congvu.security.locate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How copies are looked for. */
@ConfigMapping(prefix = "congvu.search")
public interface SearchConfig {

  /** Whether this replica works on searches; they are taken in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Mailboxes that are looked into at the same time, each over a connection of its own. */
  @WithDefault("8")
  @Min(1)
  int parallel();

  /** How often the table is asked for work. */
  @WithDefault("1S")
  Duration poll();

  /** How long a search stays with a replica that gives no sign of life. */
  @WithDefault("1M")
  Duration lease();

  /** The rest after a part that it needs was away. */
  @WithDefault("5S")
  Duration rest();

  /** How often a mailbox may break off before it counts as unreadable. */
  @WithDefault("5")
  @Min(1)
  int tries();

  /** By how much the clocks of the mail server and of the backups may differ. */
  @WithDefault("1M")
  Duration clockMargin();
}
