package vn.congvu.gateway.header;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** The headers that tell a browser what these pages never do. */
public final class SecurityHeaders implements Handler<RoutingContext> {
  /** No inline script or style, nothing from elsewhere, in nobody's frame. */
  static final String PAGES =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  static final String DATA = "default-src 'none'; frame-ancestors 'none'";

  @Override
  public void handle(RoutingContext rc) {
    rc.addHeadersEndHandler(
        none ->
            apply(
                rc.response().headers(),
                rc.request().path(),
                "https".equals(rc.request().scheme())));
    rc.next();
  }

  static void apply(MultiMap headers, String path, boolean secure) {
    boolean data = path.startsWith("/api/");
    headers
        .set("Content-Security-Policy", data ? DATA : PAGES)
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "no-referrer")
        .set(
            "Permissions-Policy",
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin");
    if (secure) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (data && !headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
    // A page names its scripts by their content; kept, it would name those of an older release.
    String type = headers.get("Content-Type");
    if (type != null && type.startsWith("text/html")) {
      headers.set("Cache-Control", "no-cache");
    }
  }
}
