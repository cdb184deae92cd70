package vn.congvu.gateway.header;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.gateway.problem.Refusal;

/** What of the caller's headers reaches a service, and what of a service's headers the caller. */
public final class Hygiene {
  /** Hop-by-hop headers, credentials of the browser, and claims only the gateway may make. */
  private static final Set<String> NEVER_FORWARDED =
      Set.of(
          "authorization",
          "baggage",
          "connection",
          "cookie",
          "forwarded",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade",
          "via",
          "x-congvu-csrf",
          "x-real-ip",
          "x-request-id",
          "x-http-method-override",
          "traceparent");

  private static final List<String> NEVER_FORWARDED_PREFIXES =
      List.of(
          "x-forwarded-",
          "x-original-",
          "x-rewrite-",
          "x-user",
          "x-auth",
          "x-remote-",
          "ce_",
          "ce-",
          "sec-fetch-");

  private static final List<String> NEVER_RETURNED =
      List.of(
          "Server", "X-Powered-By", "Set-Cookie", "X-Request-Id", "Access-Control-Allow-Origin");

  private Hygiene() {}

  /** Makes the headers of a request those the service may trust to come from the gateway. */
  public static void cleanRequest(MultiMap headers, RoutingContext rc, @Nullable String token) {
    List.copyOf(headers.names()).stream().filter(Hygiene::isDropped).forEach(headers::remove);
    headers.set(RequestId.HEADER, rc.<String>get(Refusal.REQUEST_ID));
    headers.set("traceparent", rc.<String>get(RequestId.TRACE));
    headers.set("X-Forwarded-For", rc.request().remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", rc.request().scheme());
    var authority = rc.request().authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
    }
    if (token != null) {
      headers.set("Authorization", "Bearer " + token);
    }
  }

  /** Makes the headers of a reply those a caller outside may see. */
  public static void cleanResponse(MultiMap headers, URI upstream) {
    NEVER_RETURNED.forEach(headers::remove);
    String location = headers.get("Location");
    if (location != null) {
      headers.set("Location", relative(location, upstream));
    }
  }

  /** A service's own address means nothing outside. */
  static String relative(String location, URI upstream) {
    String origin = upstream.getScheme() + "://" + upstream.getRawAuthority();
    if (location.startsWith(origin + "/")) {
      return location.substring(origin.length());
    }
    return location;
  }

  private static boolean isDropped(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NEVER_FORWARDED.contains(lower)
        || NEVER_FORWARDED_PREFIXES.stream().anyMatch(lower::startsWith);
  }
}
