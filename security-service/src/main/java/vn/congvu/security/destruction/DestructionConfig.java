package vn.congvu.security.destruction;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How approved sets are carried out. Public, because Quarkus validates it. */
@ConfigMapping(prefix = "congvu.security.destruction")
public interface DestructionConfig {

  /** Whether this replica works on them; they are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** How many sets at the same time on this replica. */
  @WithDefault("2")
  @Min(1)
  int parallel();

  /** How often the table is asked for work. */
  @WithDefault("1S")
  Duration poll();

  /** How long a job stays with a replica that gives no sign of life. */
  @WithDefault("30S")
  Duration lease();

  /** Up to this size the mail server's files are written anew at once: mail waits meanwhile. */
  @WithDefault("20G")
  MemorySize scrubAtMost();

  /**
   * For so long that is ordered where the mail server puts it off, as while an older transaction
   * may still see what was deleted; then its place stays open.
   */
  @WithDefault("24H")
  Duration scrubWithin();

  /**
   * The rest while a part is away, or while the backups are still forgetting; longer the more often
   * it was.
   */
  @WithDefault("2S")
  Duration rest();
}
