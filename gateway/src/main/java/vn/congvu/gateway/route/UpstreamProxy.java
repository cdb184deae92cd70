package vn.congvu.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;

/**
 * The way to the services and back. The only class that knows vertx-http-proxy, which its own
 * makers call a preview (ADR 050): a replacement has this one signature to keep.
 */
@ApplicationScoped
public class UpstreamProxy {
  private static final Logger LOG = Logger.getLogger(UpstreamProxy.class);
  private static final String SENT = "congvu.sent";

  private final Vertx vertx;
  private final HttpClient client;
  private final Breakers breakers;

  UpstreamProxy(Vertx vertx, Breakers breakers) {
    this.vertx = vertx;
    this.breakers = breakers;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(2_000)
                .setKeepAliveTimeout(30)
                // An answer may stream for long (exports); its beginning has the route's deadline.
                .setIdleTimeout(0)
                .setDecompressionSupported(false),
            new io.vertx.core.http.PoolOptions().setHttp1MaxSize(128));
  }

  /**
   * Forwards the request with {@code requestHeaders} applied and answers with the service's reply.
   */
  public void forward(
      RoutingContext rc,
      Route route,
      Consumer<MultiMap> requestHeaders,
      Consumer<MultiMap> responseHeaders) {
    HttpProxy.reverseProxy(client)
        .origin(context -> open(context, route))
        .addInterceptor(new OneExchange(rc, route, requestHeaders, responseHeaders))
        .handle(rc.request());
  }

  private Future<HttpClientRequest> open(ProxyContext context, Route route) {
    return client
        .request(
            new RequestOptions()
                .setHost(route.upstream().getHost())
                .setPort(route.port())
                .setSsl(route.usesTls()))
        .onSuccess(sent -> context.set(SENT, sent));
  }

  private final class OneExchange implements ProxyInterceptor {
    private final RoutingContext rc;
    private final Route route;
    private final Consumer<MultiMap> requestHeaders;
    private final Consumer<MultiMap> responseHeaders;

    OneExchange(
        RoutingContext rc,
        Route route,
        Consumer<MultiMap> requestHeaders,
        Consumer<MultiMap> responseHeaders) {
      this.rc = rc;
      this.route = route;
      this.requestHeaders = requestHeaders;
      this.responseHeaders = responseHeaders;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      var request = context.request();
      requestHeaders.accept(request.headers());
      var body = new LimitedStream(request.getBody().stream(), route.maxBodyBytes());
      request.setBody(Body.body(body, request.getBody().length()));
      return breakers
          .of(route)
          .<ProxyResponse>execute(outcome -> send(context, body).onComplete(outcome))
          .recover(cause -> Future.succeededFuture(problem(context, cause)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      var response = context.response();
      responseHeaders.accept(response.headers());
      if (response.getStatusCode() >= 400 && !isJson(response.headers())) {
        reshape(response);
      }
      return context.sendResponse();
    }

    private Future<ProxyResponse> send(ProxyContext context, LimitedStream body) {
      Promise<ProxyResponse> answer = Promise.promise();
      long timer =
          vertx.setTimer(
              route.deadline().toMillis(),
              id -> abandon(context, answer, new Failure.DeadlinePassed()));
      rc.response().closeHandler(none -> abandon(context, answer, new Failure.CallerLeft()));
      context
          .sendRequest()
          .onComplete(
              result -> {
                vertx.cancelTimer(timer);
                if (result.succeeded()) {
                  answer.tryComplete(result.result());
                } else {
                  answer.tryFail(
                      body.isOverrun() ? new LimitedStream.BodyTooLarge() : result.cause());
                }
              });
      return answer.future();
    }

    private void abandon(ProxyContext context, Promise<ProxyResponse> answer, Throwable reason) {
      if (answer.tryFail(reason)) {
        HttpClientRequest sent = context.get(SENT, HttpClientRequest.class);
        if (sent != null) {
          sent.reset(0, reason);
        }
      }
    }

    private ProxyResponse problem(ProxyContext context, Throwable cause) {
      Failure failure = Failure.of(cause);
      if (failure.countsAgainstUpstream()) {
        LOG.warnf(
            "upstream failed route=%s upstream=%s kind=%s cause=%s requestId=%s",
            route.name(),
            route.authority(),
            failure,
            cause.getClass().getSimpleName(),
            rc.<String>get(Refusal.REQUEST_ID));
      }
      GatewayProblem problem = failure.problem();
      rc.put(Refusal.REFUSED_AS, problem.slug());
      var response = context.request().release().response().setStatusCode(problem.status());
      response.headers().clear();
      response.putHeader(HttpHeaders.CONTENT_TYPE, Refusal.MEDIA_TYPE);
      if (problem == GatewayProblem.TOO_LARGE) {
        Refusal.closeSoon(rc);
      } else {
        response.putHeader("Retry-After", Refusal.seconds(breakers.rest()));
      }
      return response.setBody(Body.body(Refusal.body(problem, rc)));
    }

    /** A caller can count on problem details, whatever shape a service's server gave its error. */
    private void reshape(ProxyResponse response) {
      int status = response.getStatusCode();
      String title = io.netty.handler.codec.http.HttpResponseStatus.valueOf(status).reasonPhrase();
      var discarded = response.getBody();
      if (discarded != null) {
        discarded.stream().handler(chunk -> {}).resume();
      }
      response.headers().remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.TRANSFER_ENCODING);
      response.putHeader(HttpHeaders.CONTENT_TYPE, Refusal.MEDIA_TYPE);
      response.setBody(Body.body(Refusal.body(status, title, rc)));
    }

    private static boolean isJson(MultiMap headers) {
      String type = headers.get(HttpHeaders.CONTENT_TYPE);
      return type != null && (type.startsWith("application/json") || type.contains("+json"));
    }
  }
}
