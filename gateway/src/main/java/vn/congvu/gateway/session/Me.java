package vn.congvu.gateway.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;

/** {@code GET /api/v1/me}: who the caller is, from their token. */
public final class Me {
  public static final String PATH = "/api/v1/me";

  /** Keycloak's tokens also carry roles of its own, which are no one's business here. */
  private static final List<String> ROLES =
      List.of(
          "officer",
          "focal-point",
          "unit-head",
          "operator",
          "operator-lead",
          "auditor",
          "police-assessor",
          "integration",
          "service");

  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private Me() {}

  public static void answer(RoutingContext rc) {
    if (!METHODS.contains(rc.request().method().name())) {
      rc.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      Refusal.send(rc, GatewayProblem.METHOD_NOT_ALLOWED);
      return;
    }
    Claims claims = Caller.of(rc).claims();
    if (claims == null) {
      Refusal.send(rc, GatewayProblem.UNAUTHENTICATED, Duration.ZERO);
      return;
    }
    rc.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(describe(claims).toBuffer());
  }

  static JsonObject describe(Claims claims) {
    return new JsonObject()
        .put("subject", claims.subject())
        .put("username", claims.username())
        .put("name", claims.name())
        .put("roles", new JsonArray(ROLES.stream().filter(claims.roles()::contains).toList()))
        .put("unitCodes", new JsonArray(claims.units()));
  }
}
