package vn.congvu.gateway.session;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;

/**
 * Lets in who has shown who they are, and of those with a session only requests of our own pages. A
 * page elsewhere can make a browser send our cookies but not our header: the gateway answers no
 * CORS preflight (ADR 052).
 */
public final class AdmissionFilter implements Handler<RoutingContext> {
  static final String CSRF_HEADER = "X-Congvu-Csrf";

  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  @Override
  public void handle(RoutingContext rc) {
    GatewayProblem refusal = rc.get(CallerFilter.REFUSAL);
    if (refusal == null && isForged(rc)) {
      refusal = GatewayProblem.CSRF_REFUSED;
    }
    if (refusal == null) {
      rc.next();
    } else {
      Refusal.send(rc, refusal);
    }
  }

  private static boolean isForged(RoutingContext rc) {
    var request = rc.request();
    return Caller.of(rc).kind() == Caller.Kind.SESSION
        && !SAFE.contains(request.method().name())
        && !isOurs(
            request.getHeader(CSRF_HEADER),
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            request.scheme() + "://" + request.authority());
  }

  /** Sec-Fetch-Site and Origin are judged when sent; the header of our own is always needed. */
  static boolean isOurs(
      @Nullable String csrf, @Nullable String fetchSite, @Nullable String origin, String self) {
    return "1".equals(csrf)
        && (fetchSite == null || fetchSite.equals("same-origin"))
        && (origin == null || origin.equalsIgnoreCase(self));
  }
}
