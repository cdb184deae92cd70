package vn.congvu.account.importing;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Bounds of an import. */
@ConfigMapping(prefix = "congvu.import")
interface ImportConfig {

  /** The largest file that is read. The HTTP body limit must be a little above it. */
  @WithDefault("10M")
  MemorySize maxFileSize();

  /** The most rows of people in one list. */
  @WithDefault("20000")
  @Min(1)
  @Max(20_000)
  int maxRows();

  /** What all parts of an .xlsx may inflate to. */
  @WithDefault("96M")
  MemorySize maxInflatedSize();

  /** After it a list is deleted with all its personal data, accepted or not. */
  @WithDefault("30D")
  Duration keepFor();

  /** How often lists past that time are looked for. */
  @WithDefault("1h")
  String sweepEvery();
}
