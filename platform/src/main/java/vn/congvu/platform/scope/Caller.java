package vn.congvu.platform.scope;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the verified token says. Fails closed: without a role that is bound to units, no
 * unit is visible.
 */
@RequestScoped
public class Caller {

  private static final String UNITS = "/units/";
  private static final Set<String> BOUND_TO_UNITS =
      Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD, Role.INTEGRATION);
  private static final Set<String> SEES_ALL =
      Set.of(Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR, Role.SERVICE);

  private final SecurityIdentity identity;

  @Inject
  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public boolean isAnonymous() {
    return identity.isAnonymous();
  }

  /** The token's {@code sub}: stable for ever, unlike the user name. */
  public String subject() {
    String subject = claim("sub");
    return subject == null ? principalName() : subject;
  }

  public String username() {
    String username = claim("preferred_username");
    return username == null ? principalName() : username;
  }

  /** The display name; the user name when the token has none. */
  public String name() {
    String name = claim("name");
    return name == null ? username() : name;
  }

  public Set<String> roles() {
    return Set.copyOf(identity.getRoles());
  }

  /**
   * @param role a constant of {@link Role}
   */
  public boolean has(String role) {
    return identity.hasRole(role);
  }

  /** The units that the token names; their descendants are the unit tree's to add. */
  public Set<String> unitCodes() {
    if (roles().stream().noneMatch(BOUND_TO_UNITS::contains)) {
      return Set.of();
    }
    if (!(identity.getPrincipal() instanceof JsonWebToken token)
        || !(token.getClaim("groups") instanceof Collection<?> groups)) {
      return Set.of();
    }
    return groups.stream()
        .map(Caller::text)
        .filter(path -> path.startsWith(UNITS) && path.length() > UNITS.length())
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  public boolean seesAllUnits() {
    return roles().stream().anyMatch(SEES_ALL::contains);
  }

  private @Nullable String claim(String name) {
    return identity.getPrincipal() instanceof JsonWebToken token
            && token.getClaim(name) instanceof Object value
        ? text(value)
        : null;
  }

  private String principalName() {
    Principal principal = identity.getPrincipal();
    return principal == null || principal.getName() == null ? "" : principal.getName();
  }

  /** Claims come as strings or as JSON-P strings, by the path they took. */
  private static String text(Object value) {
    return value instanceof jakarta.json.JsonString json ? json.getString() : value.toString();
  }
}
