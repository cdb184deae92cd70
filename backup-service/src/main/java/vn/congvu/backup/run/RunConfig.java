package vn.congvu.backup.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How mail is taken from the mail server. */
@ConfigMapping(prefix = "congvu.backup.run")
interface RunConfig {

  /** Whether this replica works on jobs; runs are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Mailboxes that one replica reads at the same time: what the mail server is asked to bear. */
  @WithDefault("4")
  @Min(1)
  @Max(64)
  int parallel();

  /**
   * Jobs that one replica holds at the same time. More than are read, because a mailbox that was
   * read waits for others to fill a pack with it.
   */
  @WithDefault("64")
  @Min(1)
  @Max(1000)
  int held();

  /** How long a mailbox that was read waits at most for others to be made durable with it. */
  @WithDefault("2S")
  Duration linger();

  /** How often the table is asked for work when nothing rang. */
  @WithDefault("1S")
  Duration poll();

  /** How long a job stays with a replica that gives no sign of life. */
  @WithDefault("20S")
  Duration lease();

  /** The first rest after the mail server or the store was away. */
  @WithDefault("1S")
  Duration firstRest();

  /** The longest rest. */
  @WithDefault("1M")
  Duration longestRest();

  /** Attempts after which a mailbox counts as not backed up. */
  @WithDefault("6")
  @Min(1)
  @Max(100)
  int attempts();

  /** Whether words of subjects are kept so that they can be searched; they are not encrypted. */
  @WithDefault("false")
  boolean subjects();
}
