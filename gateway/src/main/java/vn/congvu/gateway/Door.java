package vn.congvu.gateway;

import io.quarkiverse.quinoa.QuinoaRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import vn.congvu.gateway.apidoc.ApiDocument;
import vn.congvu.gateway.header.Hygiene;
import vn.congvu.gateway.header.RequestId;
import vn.congvu.gateway.header.SecurityHeaders;
import vn.congvu.gateway.problem.GatewayProblem;
import vn.congvu.gateway.problem.Refusal;
import vn.congvu.gateway.ratelimit.RateLimitFilter;
import vn.congvu.gateway.route.Route;
import vn.congvu.gateway.route.RouteFilter;
import vn.congvu.gateway.route.UpstreamProxy;
import vn.congvu.gateway.session.AdmissionFilter;
import vn.congvu.gateway.session.Caller;
import vn.congvu.gateway.session.CallerFilter;
import vn.congvu.gateway.session.Me;
import vn.congvu.gateway.session.SignIn;
import vn.congvu.gateway.session.SignInFailure;

/** The filters, in the one order in which every request meets them. */
@ApplicationScoped
class Door {
  private static final Logger LOG = Logger.getLogger(Door.class);

  /** With the method and the version it fits into the 4,096 bytes that a service reads. */
  private static final int LONGEST_URI = 4_000;

  /** The portal's files have been asked, and its page is not yet given for what is none of them. */
  private static final int AFTER_FILES = QuinoaRecorder.QUINOA_SPA_ROUTE_ORDER - 1;

  private final Measurement measurement;
  private final RouteFilter routes;
  private final CallerFilter callers;
  private final RateLimitFilter rateLimit;
  private final UpstreamProxy proxy;
  private final SignIn signIn;
  private final ApiDocument apiDocument;

  // Seven: the list below is the gateway, and each of its parts is named once.
  Door(
      Measurement measurement,
      RouteFilter routes,
      CallerFilter callers,
      RateLimitFilter rateLimit,
      UpstreamProxy proxy,
      SignIn signIn,
      ApiDocument apiDocument) {
    this.measurement = measurement;
    this.routes = routes;
    this.callers = callers;
    this.rateLimit = rateLimit;
    this.proxy = proxy;
    this.signIn = signIn;
    this.apiDocument = apiDocument;
  }

  void open(@Observes Router router) {
    router.route().order(-1000).handler(new RequestId());
    router.route().order(-999).handler(new SecurityHeaders());

    router.route().order(-998).handler(Door::refuseTooLong);
    // What no route answers, the library would answer in HTML, or with nothing but a number.
    router.errorHandler(404, Door::notFound);
    router.errorHandler(405, rc -> Refusal.send(rc, GatewayProblem.METHOD_NOT_ALLOWED));

    // After Quarkus has laid its authentication on the exchange, which it does at -200 and -100.
    var me = router.route(Me.PATH).order(-60).failureHandler(Door::failed);
    me.handler(measurement).handler(callers).handler(rateLimit);
    me.handler(new AdmissionFilter()).handler(Me::answer);

    var api = router.route("/api/*").order(-50).failureHandler(Door::failed);
    api.handler(measurement).handler(routes).handler(callers).handler(rateLimit);
    api.handler(new AdmissionFilter()).handler(this::forward);

    var signingIn = router.route("/login").order(-150).failureHandler(SignInFailure::failed);
    signingIn.handler(new SignInFailure());

    // The exact path only: with a slash it is the page itself.
    router.getWithRegex("/docs").handler(rc -> rc.redirect("/docs/"));
    router.get("/openapi.json").handler(rateLimit).handler(apiDocument::json);
    router.get("/openapi.yaml").handler(rateLimit).handler(apiDocument::yaml);
    router.get("/login").handler(rateLimit).handler(signIn::signedIn);
    router.get("/login/again").handler(rateLimit).handler(signIn::signInAgain);
    router.get("/logout").handler(rateLimit).handler(signIn::signOut);
    router.get("/assets/*").order(AFTER_FILES).handler(Door::notFound);
  }

  private static void notFound(RoutingContext rc) {
    Refusal.send(rc, GatewayProblem.NOT_FOUND);
  }

  private static void refuseTooLong(RoutingContext rc) {
    if (rc.request().uri().length() > LONGEST_URI) {
      Refusal.send(rc, GatewayProblem.URI_TOO_LONG);
    } else {
      rc.next();
    }
  }

  private void forward(RoutingContext rc) {
    Route route = rc.get(Route.KEY);
    proxy.forward(
        rc,
        route,
        headers -> Hygiene.cleanRequest(headers, rc, Caller.of(rc).token()),
        headers -> Hygiene.cleanResponse(headers, route.upstream()));
  }

  private static void failed(RoutingContext rc) {
    LOG.errorf(rc.failure(), "request failed requestId=%s", rc.<String>get(Refusal.REQUEST_ID));
    Refusal.send(rc, GatewayProblem.INTERNAL);
  }
}
