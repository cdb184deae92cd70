package vn.congvu.gateway.route;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;

/** Finds the route, and refuses what no service could accept: path, method, media type, size. */
@ApplicationScoped
public class RouteFilter implements Handler<RoutingContext> {
  private static final Set<String> METHODS =
      new TreeSet<>(Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));

  private final RouteTable table;

  RouteFilter(RouteTable table) {
    this.table = table;
  }

  @Override
  public void handle(RoutingContext rc) {
    String path = rc.request().path();
    if (!RouteTable.isPlain(path)) {
      Refusal.send(rc, GatewayProblem.BAD_PATH);
      return;
    }
    Route route = table.find(path).orElse(null);
    if (route == null) {
      Refusal.send(rc, GatewayProblem.NOT_FOUND);
      return;
    }
    rc.put(Route.KEY, route);
    GatewayProblem problem = fault(rc, route);
    if (problem == GatewayProblem.METHOD_NOT_ALLOWED) {
      rc.response().putHeader(HttpHeaders.ALLOW, String.join(", ", METHODS));
    }
    if (problem == null) {
      rc.next();
    } else {
      Refusal.send(rc, problem);
    }
  }

  private static @Nullable GatewayProblem fault(RoutingContext rc, Route route) {
    var request = rc.request();
    if (!METHODS.contains(request.method().name())) {
      return GatewayProblem.METHOD_NOT_ALLOWED;
    }
    if ("websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      return GatewayProblem.UPGRADE_NOT_SUPPORTED;
    }
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    if (length != null && Long.parseLong(length) > route.maxBodyBytes()) {
      return GatewayProblem.TOO_LARGE;
    }
    boolean hasBody = chunked || (length != null && !length.equals("0"));
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (hasBody && (type == null || !route.accepts(type))) {
      return GatewayProblem.UNSUPPORTED_MEDIA_TYPE;
    }
    return null;
  }
}
