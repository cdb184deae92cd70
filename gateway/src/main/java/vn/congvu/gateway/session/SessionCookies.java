package vn.congvu.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The cookies of a session: Quarkus OIDC's sealed tokens, and our note of its last use. */
final class SessionCookies {
  /** Quarkus OIDC's names: q_session, q_session_at, q_session_rt, and chunks of them. */
  private static final String TOKENS = "q_session";

  private SessionCookies() {}

  static boolean present(RoutingContext rc) {
    return rc.request().cookies().stream().anyMatch(c -> c.getName().startsWith(TOKENS));
  }

  static void touch(RoutingContext rc, String sealed) {
    rc.response()
        .addCookie(
            Cookie.cookie(LastSeen.COOKIE, sealed)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(isSecure(rc))
                .setSameSite(CookieSameSite.LAX));
  }

  static void drop(RoutingContext rc) {
    List<String> names =
        rc.request().cookies().stream()
            .map(Cookie::getName)
            .filter(name -> name.startsWith(TOKENS) || name.equals(LastSeen.COOKIE))
            .distinct()
            .toList();
    for (String name : names) {
      rc.response()
          .addCookie(
              Cookie.cookie(name, "")
                  .setPath("/")
                  .setMaxAge(0)
                  .setHttpOnly(true)
                  .setSecure(isSecure(rc))
                  .setSameSite(CookieSameSite.LAX));
    }
  }

  private static boolean isSecure(RoutingContext rc) {
    return "https".equals(rc.request().scheme());
  }
}
