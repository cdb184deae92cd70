package vn.congvu.backup.restore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How mail is put back. */
@ConfigMapping(prefix = "congvu.backup.restore")
interface RestoreConfig {

  /** Whether this replica works on restores; they are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Mailboxes that one replica restores at the same time. */
  @WithDefault("4")
  @Min(1)
  @Max(64)
  int parallel();

  /** How often the table is asked for work when nothing rang. */
  @WithDefault("1S")
  Duration poll();

  /** How long a job stays with a replica that gives no sign of life. */
  @WithDefault("20S")
  Duration lease();

  /** The rest after the mail server or the store was away. */
  @WithDefault("5S")
  Duration rest();

  /** How long after its approval an export may be fetched. */
  @WithDefault("7D")
  Duration exportFor();

  /** Attempts after which a mailbox counts as not restored. */
  @WithDefault("6")
  @Min(1)
  @Max(100)
  int attempts();
}
