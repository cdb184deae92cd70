package vn.congvu.account.credential;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import vn.congvu.account.identity.IdentityAway;
import vn.congvu.account.identity.IdentityRefused;
import vn.congvu.account.identity.PasswordPolicy;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.RegulationProfile;

/**
 * Keeps the realm's password policy equal to the regulation in force, from the start on and from
 * the day on which another version takes effect.
 */
@ApplicationScoped
class PolicyKeeper {

  private final PasswordPolicy policy;
  private final ProfileService profiles;

  PolicyKeeper(PasswordPolicy policy, ProfileService profiles) {
    this.policy = policy;
    this.profiles = profiles;
  }

  @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void follow() {
    RegulationProfile profile = profiles.active();
    int history = profile.passwordHistory().value();
    try {
      if (policy.ensure(profile.leastPasswordLength(), history)) {
        Log.infof("Keycloak's password policy follows the regulation: history=%d", history);
      }
    } catch (IdentityAway | IdentityRefused refused) {
      // Said aloud: a client without manage-realm would leave the old policy in force for ever.
      Log.warnf(
          refused, "Keycloak's password policy is not the regulation's yet: history=%d", history);
    }
  }
}
