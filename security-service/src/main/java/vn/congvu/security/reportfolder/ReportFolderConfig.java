package vn.congvu.security.reportfolder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the folders by which owners report are looked at. */
@ConfigMapping(prefix = "congvu.report-folder")
interface ReportFolderConfig {

  /** Whether this replica looks. */
  @WithDefault("true")
  boolean enabled();

  /** Mailboxes that one replica looks at together: what the mail server is asked to bear. */
  @WithDefault("2")
  @Min(1)
  @Max(64)
  int parallel();

  /** How often the table is asked for a mailbox that is due. */
  @WithDefault("5S")
  Duration poll();

  /** How long a look stays with a replica that gives no sign of life. */
  @WithDefault("1M")
  Duration lease();

  /** How long a mailbox rests after a look: within the time for telling the head. */
  @WithDefault("15M")
  Duration lookEvery();

  /** How long it rests when the mail server or the fingerprint key was away. */
  @WithDefault("1M")
  Duration rest();
}
