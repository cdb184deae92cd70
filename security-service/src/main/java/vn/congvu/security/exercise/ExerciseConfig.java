package vn.congvu.security.exercise;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How dummy documents are planted. */
@ConfigMapping(prefix = "congvu.exercise")
interface ExerciseConfig {

  /** Whether this replica plants; exercises are planned in any case. */
  @WithDefault("true")
  boolean enabled();

  /** How often the table is asked for work. */
  @WithDefault("2S")
  Duration poll();

  /** How long an exercise stays with a replica that gives no sign of life. */
  @WithDefault("30S")
  Duration lease();

  /** The rest after an attempt that broke. */
  @WithDefault("20S")
  Duration rest();

  /** Attempts after which planting has failed. */
  @WithDefault("30")
  @Min(1)
  @Max(1000)
  int attempts();
}
