package vn.congvu.backup.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who looks for what is due. When it is due is the regulation's to say. */
@ConfigMapping(prefix = "congvu.backup.schedule")
interface ScheduleConfig {

  /** Whether this replica takes turns. */
  @WithDefault("true")
  boolean enabled();

  /** How often it looks. */
  @WithDefault("10S")
  Duration poll();
}
