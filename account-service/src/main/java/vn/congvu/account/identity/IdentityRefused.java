package vn.congvu.account.identity;

/** Keycloak understood and said no; the same call will be refused again. */
public final class IdentityRefused extends RuntimeException {

  private final int status;

  // No cause on purpose: Keycloak's answer to a password call may quote what it was sent.
  IdentityRefused(String operation, int status) {
    super("Keycloak answered " + status + " to: " + operation);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
