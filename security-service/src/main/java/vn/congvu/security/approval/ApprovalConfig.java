package vn.congvu.security.approval;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Which login is good enough for an approval. */
@ConfigMapping(prefix = "congvu.security.approval")
interface ApprovalConfig {

  /** How long ago whoever approves may have shown who they are. */
  @WithDefault("5M")
  Duration loginMaxAge();

  /** The classes of a login ({@code acr}) that are good enough; any where nothing is set. */
  Optional<Set<String>> loginAcr();
}
