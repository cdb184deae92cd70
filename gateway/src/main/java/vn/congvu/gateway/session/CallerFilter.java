package vn.congvu.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;
import vn.congvu.gateway.route.Route;

/**
 * Finds out who is calling. Never redirects: a script gets a 401 it can read, and only {@code
 * /login} begins a sign-in, so that no fetch piles up half-begun sign-ins in the cookies.
 */
@ApplicationScoped
public class CallerFilter implements Handler<RoutingContext> {
  private static final Logger LOG = Logger.getLogger(CallerFilter.class);

  /** Why the caller has no identity, for the filter that answers after the rate limit. */
  static final String REFUSAL = "congvu.refusal";

  private final IdentityProviderManager identities;
  private final LastSeen lastSeen;

  CallerFilter(IdentityProviderManager identities, LastSeen lastSeen) {
    this.identities = identities;
    this.lastSeen = lastSeen;
  }

  @Override
  public void handle(RoutingContext rc) {
    Route route = rc.get(Route.KEY);
    if (route != null && route.isPublic(rc.request().method().name(), rc.request().path())) {
      rc.next();
      return;
    }
    // Quarkus would answer a failure itself, with a redirect or an empty 401.
    rc.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    QuarkusHttpUser.getSecurityIdentity(rc, identities)
        .subscribe()
        .with(identity -> accept(rc, identity), failure -> refuse(rc, failure));
  }

  private void accept(RoutingContext rc, @Nullable SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      rc.put(REFUSAL, GatewayProblem.UNAUTHENTICATED);
    } else if (rc.request().getHeader(HttpHeaders.AUTHORIZATION) != null) {
      Caller.bearer(identity.getCredential(TokenCredential.class).getToken()).attach(rc);
    } else {
      acceptSession(rc, identity.getCredential(AccessTokenCredential.class).getToken());
    }
    rc.next();
  }

  private void acceptSession(RoutingContext rc, String token) {
    Caller caller = Caller.session(token);
    Claims claims = Claims.of(token);
    Cookie seen = rc.request().getCookie(LastSeen.COOKIE);
    if (lastSeen.isFresh(seen == null ? null : seen.getValue(), claims)) {
      SessionCookies.touch(rc, lastSeen.seal(claims));
      caller.attach(rc);
    } else {
      SessionCookies.drop(rc);
      rc.put(REFUSAL, GatewayProblem.SESSION_IDLE);
    }
  }

  private static void refuse(RoutingContext rc, Throwable failure) {
    if (failure instanceof OIDCException) {
      LOG.warnf("identity provider unreachable requestId=%s", rc.<String>get(Refusal.REQUEST_ID));
      Refusal.send(rc, GatewayProblem.UNAVAILABLE, Duration.ofSeconds(5));
      return;
    }
    if (SessionCookies.present(rc)) {
      SessionCookies.drop(rc);
    }
    rc.put(REFUSAL, GatewayProblem.UNAUTHENTICATED);
    rc.next();
  }
}
