package vn.congvu.account.identity;

/** Keycloak could not be reached or could not answer now; the same call may succeed later. */
public final class IdentityAway extends RuntimeException {

  IdentityAway(String operation, Throwable cause) {
    super("Keycloak is away: " + operation, cause);
  }
}
