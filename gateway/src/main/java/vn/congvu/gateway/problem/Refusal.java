package vn.congvu.gateway.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers a request with a problem, and ends it. */
public final class Refusal {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Where the request id of the exchange lies in the routing context. */
  public static final String REQUEST_ID = "congvu.requestId";

  /** Set on a refused exchange, for the metrics. */
  public static final String REFUSED_AS = "congvu.refusedAs";

  private static final Duration LINGER = Duration.ofSeconds(5);

  private Refusal() {}

  public static void send(RoutingContext rc, GatewayProblem problem) {
    send(rc, problem, null);
  }

  public static void send(
      RoutingContext rc, GatewayProblem problem, @Nullable Duration retryAfter) {
    if (rc.response().ended() || rc.response().closed()) {
      return;
    }
    rc.put(REFUSED_AS, problem.slug());
    if (retryAfter != null) {
      rc.response().putHeader("Retry-After", seconds(retryAfter));
    }
    if (problem.status() == 401) {
      rc.response().putHeader("WWW-Authenticate", "Bearer");
    }
    // The rest of the body is not wanted, and a body half read would be taken for the next request.
    if (problem == GatewayProblem.TOO_LARGE) {
      closeSoon(rc);
    }
    rc.response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(body(problem, rc));
  }

  /** Not at once: who is still writing would find a reset in place of the answer. */
  public static void closeSoon(RoutingContext rc) {
    rc.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    rc.addEndHandler(
        answered ->
            rc.vertx().setTimer(LINGER.toMillis(), timer -> rc.request().connection().close()));
  }

  public static Buffer body(GatewayProblem problem, RoutingContext rc) {
    return body(problem.slug(), problem.title(), problem.status(), problem.detail(), rc);
  }

  /** For an error a service answered in some other shape. */
  public static Buffer body(int status, String title, RoutingContext rc) {
    return body(
        "http-" + status, title, status, "Dịch vụ từ chối yêu cầu (mã " + status + ").", rc);
  }

  public static String seconds(Duration duration) {
    return String.valueOf(Math.max(1, duration.plusMillis(999).toSeconds()));
  }

  private static Buffer body(
      String slug, String title, int status, String detail, RoutingContext rc) {
    return new JsonObject()
        .put("type", "/problems/" + slug)
        .put("title", title)
        .put("status", status)
        .put("detail", detail)
        .put("instance", rc.request().path())
        .put("requestId", rc.<@Nullable String>get(REQUEST_ID))
        .toBuffer();
  }
}
