package vn.congvu.account.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;

/** The realm that holds the people; how to reach it stands in quarkus.keycloak.admin-client. */
@ConfigMapping(prefix = "congvu.identity")
interface IdentityConfig {

  /** The realm in which accounts are kept. */
  @WithDefault("congvu")
  @NotBlank
  String realm();
}
