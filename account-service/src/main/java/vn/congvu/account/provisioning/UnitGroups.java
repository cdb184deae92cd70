package vn.congvu.account.provisioning;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.congvu.account.identity.IdentityAway;
import vn.congvu.account.identity.IdentityRefused;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.account.unit.UnitsChanged;

/**
 * Each unit has a group at the identity provider, so that people can be put into it. A group that
 * could not be made is tried again, and after a restart it is made with the first account that
 * needs it. Groups of dissolved units stay: old accounts may still be in them.
 */
@ApplicationScoped
class UnitGroups {

  private final KeycloakUsers users;
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  UnitGroups(KeycloakUsers users) {
    this.users = users;
  }

  void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) UnitsChanged changed) {
    missing.addAll(changed.codes());
  }

  @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void make() {
    Set<String> codes = Set.copyOf(missing);
    if (codes.isEmpty()) {
      return;
    }
    try {
      users.ensureUnitGroups(codes);
      missing.removeAll(codes);
    } catch (IdentityAway away) {
      // Keycloak often starts after us; the next round comes in seconds.
      Log.debugf("Unit groups wait for Keycloak: count=%d", codes.size());
    } catch (IdentityRefused refused) {
      Log.warnf(refused, "Unit groups were refused");
      missing.removeAll(codes);
    }
  }
}
