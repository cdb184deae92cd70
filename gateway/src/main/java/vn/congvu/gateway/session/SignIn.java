package vn.congvu.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The paths a browser is sent to. Quarkus OIDC does the code flow on {@code /login} (its HTTP
 * policy demands an identity there) and the end of Keycloak's session on {@code /logout}.
 */
@ApplicationScoped
public class SignIn {
  private final IdentityProviderManager identities;
  private final LastSeen lastSeen;

  SignIn(IdentityProviderManager identities, LastSeen lastSeen) {
    this.identities = identities;
    this.lastSeen = lastSeen;
  }

  /** Reached only with an identity: begins the idle clock and goes where the person wanted to. */
  public void signedIn(RoutingContext rc) {
    QuarkusHttpUser.getSecurityIdentity(rc, identities)
        .subscribe()
        .with(
            identity -> {
              String token = identity.getCredential(AccessTokenCredential.class).getToken();
              SessionCookies.touch(rc, lastSeen.seal(Claims.of(token)));
              redirect(rc, 303, localPath(rc.request().getParam("to")));
            },
            failure -> redirect(rc, 303, "/?signin=failed"));
  }

  /**
   * Has whoever is signed in show their password again, though Keycloak remembers them: what they
   * are about to do asks for a login of just now (RFC 9470).
   */
  public void signInAgain(RoutingContext rc) {
    if (isOfAnotherSite(rc)) {
      redirect(rc, 303, "/");
      return;
    }
    SessionCookies.drop(rc);
    String to = URLEncoder.encode(localPath(rc.request().getParam("to")), StandardCharsets.UTF_8);
    redirect(rc, 303, "/login?prompt=login&to=" + to);
  }

  /** A link on somebody else's page does not end a session. */
  public void signOut(RoutingContext rc) {
    if (isOfAnotherSite(rc)) {
      redirect(rc, 303, "/");
      return;
    }
    rc.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    QuarkusHttpUser.getSecurityIdentity(rc, identities)
        .subscribe()
        .with(
            identity -> signedOut(rc, "/?signed-out"),
            failure ->
                signedOut(
                    rc,
                    failure instanceof AuthenticationRedirectException keycloak
                        ? keycloak.getRedirectUri()
                        : "/?signed-out"));
  }

  private static boolean isOfAnotherSite(RoutingContext rc) {
    return "cross-site".equals(rc.request().getHeader("Sec-Fetch-Site"));
  }

  private static void signedOut(RoutingContext rc, String next) {
    SessionCookies.drop(rc);
    redirect(rc, 303, next);
  }

  private static void redirect(RoutingContext rc, int status, String to) {
    rc.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.LOCATION, to)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end();
  }

  /** Only a path of our own; never a way for a link to send a person elsewhere after sign-in. */
  static String localPath(@Nullable String wanted) {
    return wanted != null && wanted.matches("/(?![/\\\\])[A-Za-z0-9/_.~?=&%-]*") ? wanted : "/";
  }
}
