package vn.congvu.backup.forget;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How orders to forget are carried out. */
@ConfigMapping(prefix = "congvu.backup.forget")
interface ForgetConfig {

  /** Whether this replica works on orders; they are taken in any case. */
  @WithDefault("true")
  boolean enabled();

  /** How often the table is asked for work. */
  @WithDefault("1S")
  Duration poll();

  /** How long nobody else takes up an order that one replica works on. */
  @WithDefault("5M")
  Duration quiet();

  /** The rest after the store was away. */
  @WithDefault("5S")
  Duration rest();

  /** When an order that is done is looked at once more. */
  @WithDefault("15M")
  Duration again();

  /** Logins of the services whose people's decisions are carried out. */
  @WithDefault("service-account-security-service")
  Set<String> deciders();
}
