package vn.congvu.gateway.session;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;

/**
 * Says in a page a person can read that a sign-in did not succeed. Quarkus would answer an empty
 * 401, or a 500, when Keycloak does not answer.
 */
public final class SignInFailure implements Handler<RoutingContext> {
  private static final Logger LOG = Logger.getLogger(SignInFailure.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Stands between the place where Quarkus lays its own handler down and the one it is used. */
  @Override
  public void handle(RoutingContext rc) {
    BiConsumer<RoutingContext, Throwable> quarkus = rc.get(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    BiConsumer<RoutingContext, Throwable> ours =
        (exchange, failure) -> {
          if (isAway(failure)) {
            away(exchange);
          } else if (failure instanceof AuthenticationCompletionException || quarkus == null) {
            send(exchange, GatewayProblem.SIGN_IN_FAILED);
          } else {
            quarkus.accept(exchange, failure);
          }
        };
    rc.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ours);
    rc.next();
  }

  /** What failed without passing the handler above. */
  public static void failed(RoutingContext rc) {
    if (isAway(rc.failure())) {
      away(rc);
    } else {
      rc.next();
    }
  }

  private static void away(RoutingContext rc) {
    LOG.warnf("sign-in without Keycloak requestId=%s", rc.<String>get(Refusal.REQUEST_ID));
    rc.response().putHeader("Retry-After", Refusal.seconds(SOON));
    send(rc, GatewayProblem.SIGN_IN_UNAVAILABLE);
  }

  private static boolean isAway(Throwable failure) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof OIDCException
          || cause instanceof IOException
          || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static void send(RoutingContext rc, GatewayProblem problem) {
    String accept = rc.request().getHeader(HttpHeaders.ACCEPT);
    if (accept == null || !accept.contains("text/html")) {
      Refusal.send(rc, problem);
      return;
    }
    if (!rc.response().ended()) {
      rc.put(Refusal.REFUSED_AS, problem.slug());
      rc.response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          .end(page(problem, rc.get(Refusal.REQUEST_ID)));
    }
  }

  private static String page(GatewayProblem problem, String requestId) {
    return """
    <!doctype html>
    <html lang="vi">
    <head><meta charset="utf-8"><title>Chưa đăng nhập được – Công vụ</title></head>
    <body>
    <h1>Chưa đăng nhập được</h1>
    <p>%s</p>
    <p><a href="/login">Đăng nhập lại</a> · <a href="/">Về trang đầu</a></p>
    <p>Mã yêu cầu: %s</p>
    </body>
    </html>
    """
        .formatted(problem.detail(), requestId);
  }
}
