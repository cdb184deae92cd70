package vn.congvu.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The outside edge: a service that says what reached it, one that is slow, one that is not there.
 */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
  private final Vertx vertx = Vertx.vertx();

  @Override
  public Map<String, String> start() {
    int echo = listen(FakeServices::echo);
    int slow = listen(request -> {});
    return Map.ofEntries(
        Map.entry("congvu.gateway.routes.account.upstream", "http://127.0.0.1:" + echo),
        Map.entry(
            "congvu.gateway.routes.account.openapi", "http://127.0.0.1:" + echo + "/q/openapi"),
        Map.entry("congvu.gateway.routes.account.max-body", "64K"),
        Map.entry("congvu.gateway.routes.incident.openapi", "http://127.0.0.1:" + closedPort()),
        Map.entry("congvu.gateway.routes.security.openapi", "http://127.0.0.1:" + closedPort()),
        Map.entry("congvu.gateway.routes.slow.prefixes", "/api/v1/slow"),
        Map.entry("congvu.gateway.routes.slow.upstream", "http://127.0.0.1:" + slow),
        Map.entry("congvu.gateway.routes.slow.deadline", "200ms"),
        Map.entry("congvu.gateway.routes.gone.prefixes", "/api/v1/gone"),
        Map.entry("congvu.gateway.routes.gone.upstream", "http://127.0.0.1:" + closedPort()),
        Map.entry("congvu.gateway.breaker.rest", "1s"),
        Map.entry("congvu.gateway.rate-limit.caller-per-minute", "60"),
        Map.entry("congvu.gateway.rate-limit.address-per-minute", "10000"));
  }

  @Override
  public void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private int listen(io.vertx.core.Handler<HttpServerRequest> handler) {
    return vertx
        .createHttpServer()
        .requestHandler(handler)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private static void echo(HttpServerRequest request) {
    switch (request.path()) {
      case "/api/v1/units/plain-error" ->
          request.response().setStatusCode(404).putHeader("Content-Type", "text/html").end("no");
      case "/api/v1/units/own-problem" ->
          request
              .response()
              .setStatusCode(409)
              .putHeader("Content-Type", "application/problem+json")
              .end("{\"type\":\"/problems/taken\",\"status\":409}");
      case "/q/openapi" ->
          request
              .response()
              .end("{\"openapi\":\"3.1.0\",\"paths\":{\"/api/v1/units\":{\"get\":{}}}}");
      default -> request.body().onSuccess(body -> describe(request, body.length()));
    }
  }

  private static void describe(HttpServerRequest request, int bodyLength) {
    var headers = new JsonObject();
    request.headers().forEach(h -> headers.put(h.getKey().toLowerCase(), h.getValue()));
    request
        .response()
        .setStatusCode(request.method().name().equals("POST") ? 201 : 200)
        .putHeader("Content-Type", "application/json")
        .putHeader("Location", "http://" + request.authority() + "/api/v1/units/1")
        .putHeader("Set-Cookie", "service=1")
        .putHeader("Server", "secret-version")
        .end(
            new JsonObject()
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("headers", headers)
                .put("bodyLength", bodyLength)
                .toBuffer());
  }

  private static int closedPort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
