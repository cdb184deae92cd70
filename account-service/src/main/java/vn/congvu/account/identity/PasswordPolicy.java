package vn.congvu.account.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * The realm's own password policy: the history, which Keycloak alone can check, and a least length
 * for accounts that are made by hand. The regulation's other rules are checked before a password
 * gets there.
 */
@ApplicationScoped
public class PasswordPolicy {

  private static final String AND = " and ";
  private static final String LENGTH = "length(";
  private static final String HISTORY = "passwordHistory(";

  private final Keycloak keycloak;
  private final IdentityConfig config;

  PasswordPolicy(Keycloak keycloak, IdentityConfig config) {
    this.keycloak = keycloak;
    this.config = config;
  }

  /**
   * @param history so many last passwords may not come back; zero for no history
   * @return whether the realm had another policy
   */
  public boolean ensure(int minLength, int history) {
    return KeycloakUsers.call(
        "set password policy",
        () -> {
          RealmResource realm = keycloak.realm(config.realm());
          String present =
              Objects.requireNonNullElse(realm.toRepresentation().getPasswordPolicy(), "");
          String wanted = with(present, minLength, history);
          if (wanted.equals(present)) {
            return false;
          }
          var change = new RealmRepresentation();
          change.setPasswordPolicy(wanted);
          realm.update(change);
          return true;
        });
  }

  /** What else the realm asks, such as that the password is not the user name, stays. */
  static String with(String present, int minLength, int history) {
    Stream<String> ours =
        history > 0
            ? Stream.of(LENGTH + minLength + ")", HISTORY + history + ")")
            : Stream.of(LENGTH + minLength + ")");
    Stream<String> others =
        Arrays.stream(present.split(AND))
            .filter(rule -> !rule.isBlank())
            .filter(rule -> !rule.startsWith(LENGTH) && !rule.startsWith(HISTORY));
    return Stream.concat(ours, others).collect(Collectors.joining(AND));
  }
}
