package vn.congvu.account.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;

/** What the regulation leaves to the installation. */
@ConfigMapping(prefix = "congvu.credential")
interface CredentialConfig {

  /** Where users reach the portal; one-time links begin with it. */
  @WithDefault("http://localhost:8080")
  URI portalUrl();

  /** Refused passwords after which a link rests. */
  @WithDefault("5")
  @Min(1)
  int attemptsBeforeRest();

  /** How long it rests. */
  @WithDefault("1M")
  Duration rest();

  /** Bound on one redemption; a crashed one holds its link no longer. */
  @WithDefault("1M")
  Duration redemption();
}
