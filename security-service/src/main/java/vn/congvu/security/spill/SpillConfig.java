package vn.congvu.security.spill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How looks at a case are written down. */
@ConfigMapping(prefix = "congvu.spill")
interface SpillConfig {

  /** A person who looks again within this time is not written down again. */
  @WithDefault("15M")
  Duration viewAgainAfter();
}
