package vn.congvu.security.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How heads of evidence chains are signed. */
@ConfigMapping(prefix = "congvu.evidence")
interface EvidenceConfig {

  /** How often it is looked which heads are to be signed. */
  @WithDefault("15M")
  Duration lookEvery();

  /** Between two signatures of a chain that moves. */
  @WithDefault("24H")
  Duration signEvery();
}
