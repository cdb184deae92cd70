package vn.congvu.account.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import vn.congvu.mail.RandomPassword;
import vn.congvu.platform.scope.Role;

/**
 * One account per person, its user name the mailbox's address. Every operation states an outcome
 * and may be repeated; operations on an account that does not exist do nothing, because an
 * organisation's mailbox has none.
 */
@ApplicationScoped
public class KeycloakUsers {

  private static final String UNITS = "units";
  private static final Set<String> ADMINISTRATORS =
      Set.of(Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR);

  private final Keycloak keycloak;
  private final IdentityConfig config;

  KeycloakUsers(Keycloak keycloak, IdentityConfig config) {
    this.keycloak = keycloak;
    this.config = config;
  }

  /**
   * The account exists, is an officer of the unit and of no other; a new one has no password.
   *
   * @return its subject, as tokens will say it
   */
  public String ensureOfficer(String address, String fullName, String unitCode) {
    return call(
        "ensure account",
        () -> {
          if (find(address).isEmpty()) {
            try (Response created = realm().users().create(officer(address, fullName))) {
              // 409: another attempt was faster; what it made is taken as it is.
              if (created.getStatus() >= 300 && created.getStatus() != 409) {
                throw new WebApplicationException(created.getStatus());
              }
            }
          }
          UserResource user = require(address);
          RoleRepresentation officer = realm().roles().get(Role.OFFICER).toRepresentation();
          user.roles().realmLevel().add(List.of(officer));
          joinOnly(user, unitCode);
          return user.toRepresentation().getId();
        });
  }

  private static UserRepresentation officer(String address, String fullName) {
    var user = new UserRepresentation();
    user.setUsername(address);
    user.setEmail(address);
    user.setEmailVerified(true);
    user.setEnabled(true);
    name(user, fullName);
    return user;
  }

  private static void name(UserRepresentation user, String fullName) {
    PersonName name = PersonName.of(fullName);
    user.setFirstName(name.first());
    user.setLastName(name.rest());
  }

  public void moveToUnit(String address, String unitCode) {
    ifPresent("move to unit", address, user -> joinOnly(user, unitCode));
  }

  private void joinOnly(UserResource user, String unitCode) {
    String wanted = ensureGroup(unitCode).getId();
    List<GroupRepresentation> groups = user.groups();
    for (GroupRepresentation group : groups) {
      if (group.getPath().startsWith("/" + UNITS + "/") && !group.getId().equals(wanted)) {
        user.leaveGroup(group.getId());
      }
    }
    user.joinGroup(wanted);
  }

  public void changeName(String address, String fullName) {
    ifPresent(
        "change name",
        address,
        user -> {
          UserRepresentation shown = user.toRepresentation();
          name(shown, fullName);
          user.update(shown);
        });
  }

  /** The account follows the mailbox to its new address; done already when only the new exists. */
  public void rename(String from, String to) {
    ifPresent(
        "rename",
        from,
        user -> {
          UserRepresentation shown = user.toRepresentation();
          shown.setUsername(to);
          shown.setEmail(to);
          user.update(shown);
        });
  }

  public void enable(String address) {
    ifPresent("enable", address, user -> setEnabled(user, true));
  }

  /** No login any more, and every session ends. */
  public void disable(String address) {
    ifPresent(
        "disable",
        address,
        user -> {
          setEnabled(user, false);
          user.logout();
        });
  }

  private static void setEnabled(UserResource user, boolean enabled) {
    UserRepresentation shown = user.toRepresentation();
    shown.setEnabled(enabled);
    user.update(shown);
  }

  /** Ends every session and voids the tokens issued so far. */
  public void logout(String address) {
    ifPresent("log out", address, UserResource::logout);
  }

  /**
   * Replaces the password by a random one that nobody learns. Removing it instead would take it out
   * of Keycloak's password history, and a leaked password could be set again.
   */
  public void voidPassword(String address) {
    ifPresent(
        "void password", address, user -> user.resetPassword(password(RandomPassword.next())));
  }

  /**
   * @throws IdentityRefused status 400: the realm's password policy says no, for instance because
   *     the password was used before
   */
  public void setPassword(String address, char[] newPassword) {
    ifPresent("set password", address, user -> user.resetPassword(password(newPassword)));
  }

  /**
   * Takes the present password away and out of the history, so that the very same may be set again:
   * for a redemption that got half way and is repeated.
   */
  public void forgetPassword(String address) {
    ifPresent(
        "forget password",
        address,
        user ->
            user.credentials().stream()
                .filter(
                    credential -> CredentialRepresentation.PASSWORD.equals(credential.getType()))
                .forEach(credential -> user.removeCredential(credential.getId())));
  }

  // Keycloak's client wants a String; it lives as long as this one request.
  private static CredentialRepresentation password(char[] value) {
    var credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setTemporary(false);
    credential.setValue(String.valueOf(value));
    return credential;
  }

  public void delete(String address) {
    ifPresent("delete", address, UserResource::remove);
  }

  /** Whether the person administers the system and so needs the stronger password. */
  public boolean isAdministrator(String address) {
    return call(
        "read roles",
        () ->
            find(address)
                .map(id -> realm().users().get(id).roles().realmLevel().listEffective())
                .stream()
                .flatMap(Collection::stream)
                .anyMatch(role -> ADMINISTRATORS.contains(role.getName())));
  }

  public boolean exists(String address) {
    return call("find account", () -> find(address).isPresent());
  }

  public void ensureUnitGroups(Collection<String> unitCodes) {
    call(
        "ensure unit groups",
        () -> {
          unitCodes.forEach(this::ensureGroup);
          return true;
        });
  }

  private GroupRepresentation ensureGroup(String unitCode) {
    Optional<GroupRepresentation> present = group(UNITS + "/" + unitCode);
    if (present.isPresent()) {
      return present.get();
    }
    GroupRepresentation parent = group(UNITS).orElseGet(KeycloakUsers::missingRoot);
    var unit = new GroupRepresentation();
    unit.setName(unitCode);
    try (Response created = realm().groups().group(parent.getId()).subGroup(unit)) {
      if (created.getStatus() >= 300 && created.getStatus() != 409) {
        throw new WebApplicationException(created.getStatus());
      }
    }
    return group(UNITS + "/" + unitCode).orElseGet(KeycloakUsers::missingRoot);
  }

  private static GroupRepresentation missingRoot() {
    throw new WebApplicationException(404);
  }

  private Optional<GroupRepresentation> group(String path) {
    try {
      return Optional.of(realm().getGroupByPath(path));
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private UserResource require(String address) {
    return realm().users().get(find(address).orElseThrow(() -> new WebApplicationException(404)));
  }

  private Optional<String> find(String address) {
    return realm().users().searchByUsername(address.toLowerCase(Locale.ROOT), true).stream()
        .map(UserRepresentation::getId)
        .findFirst();
  }

  private RealmResource realm() {
    return keycloak.realm(config.realm());
  }

  private void ifPresent(String operation, String address, Consumer<UserResource> action) {
    call(
        operation,
        () -> {
          find(address).map(id -> realm().users().get(id)).ifPresent(action);
          return true;
        });
  }

  /** 401 and 403 mean that our own client is not set up yet: waiting is right, giving up is not. */
  static <T> T call(String operation, Supplier<T> action) {
    try {
      return action.get();
    } catch (WebApplicationException e) {
      int status = e.getResponse().getStatus();
      if (status >= 500 || status == 401 || status == 403 || status == 429) {
        throw new IdentityAway(operation, e);
      }
      throw new IdentityRefused(operation, status);
    } catch (ProcessingException e) {
      throw new IdentityAway(operation, e);
    }
  }
}
