package vn.congvu.account.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import vn.congvu.account.identity.PasswordPolicy;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.RegulationProfile;

@QuarkusTest
class PolicyKeeperTest {

  @Inject PolicyKeeper keeper;
  @Inject PasswordPolicy policy;
  @Inject ProfileService profiles;
  @Inject Keycloak keycloak;

  @Test
  void theRealmFollowsTheRegulationInForce() {
    RegulationProfile profile = profiles.active();
    policy.ensure(6, 1);
    assertThat(inRealm()).contains("length(6)").contains("passwordHistory(1)");

    keeper.follow();

    assertThat(inRealm())
        .contains("length(%d)".formatted(profile.leastPasswordLength()))
        .contains("passwordHistory(%d)".formatted(profile.passwordHistory().value()))
        .contains("notUsername");
  }

  private String inRealm() {
    return keycloak.realm("congvu").toRepresentation().getPasswordPolicy();
  }
}
