package vn.congvu.backup.drill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How restores are tried out. */
@ConfigMapping(prefix = "congvu.backup.drill")
interface DrillConfig {

  /** Whether this replica works on drills; they are ordered in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Mailboxes that one replica tries at the same time. */
  @WithDefault("2")
  @Min(1)
  @Max(64)
  int parallel();

  /** How often the table is asked for work. */
  @WithDefault("2S")
  Duration poll();

  /** How long a mailbox stays with a replica that gives no sign of life. */
  @WithDefault("20S")
  Duration lease();

  /** The rest after the mail server or the store was away. */
  @WithDefault("30S")
  Duration rest();

  /** Attempts after which a mailbox counts as not restored. */
  @WithDefault("6")
  @Min(1)
  @Max(100)
  int attempts();

  /** The agency above the operator, as it stands at the head of the certificate. */
  Optional<String> superior();

  /** The operator, as it stands at the head of the certificate. */
  @WithDefault("Cơ quan quản lý, vận hành hệ thống thư điện tử công vụ")
  String operator();

  /** The place that stands before the date. */
  Optional<String> place();
}
