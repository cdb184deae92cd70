package vn.congvu.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How long a person's session lasts without a touch (REQ-2.13). */
@ConfigMapping(prefix = "congvu.gateway.session")
public interface SessionConfig {

  /** Idle limit of most people. */
  @WithDefault("30m")
  Duration idle();

  /** Idle limit of those who can touch other people's mailboxes. */
  @WithDefault("15m")
  Duration privilegedIdle();

  /** The roles the shorter limit is for. */
  @WithDefault("operator,operator-lead,auditor,police-assessor")
  Set<String> privilegedRoles();

  /** Key of the cookie that says when the session was last used; the same on every replica. */
  String key();
}
