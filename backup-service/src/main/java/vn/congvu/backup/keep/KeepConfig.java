package vn.congvu.backup.keep;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Period;

/** How the repository is kept; for how long is the regulation's to say. */
@ConfigMapping(prefix = "congvu.backup.keep")
interface KeepConfig {

  /** Whether this replica works on maintenance jobs; they are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** How often the table is asked for work. */
  @WithDefault("5S")
  Duration poll();

  /** How long a job stays with a replica that gives no sign of life. */
  @WithDefault("30S")
  Duration lease();

  /** The rest after an attempt that broke. */
  @WithDefault("1M")
  Duration rest();

  /** Attempts after which a job has failed. */
  @WithDefault("5")
  @Min(1)
  @Max(100)
  int attempts();

  /** How often shreddings that were cut off are finished. */
  @WithDefault("5M")
  Duration settleEvery();

  /** A pack is rewritten when more than this share of its bytes is dead. */
  @WithDefault("0.3")
  @DecimalMin("0.05")
  @DecimalMax("0.95")
  double mostDead();

  /** Between two turns of retention, in whole days. */
  @WithDefault("P1D")
  Period expireEvery();

  /** Between two checks of the structure. */
  @WithDefault("P1D")
  Period checkEvery();

  /** Between two checks that read every byte. */
  @WithDefault("P7D")
  Period readDataEvery();

  /** Between two compactions. */
  @WithDefault("P7D")
  Period compactEvery();
}
