package vn.congvu.platform.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** What happens to each request before anything else: it gets its id. */
class RequestFilters {

  private static final int FIRST = 10_000;

  void register(@Observes Filters filters) {
    filters.register(RequestFilters::identify, FIRST);
  }

  private static void identify(RoutingContext request) {
    String id = RequestIds.accept(request.request().getHeader(RequestIds.HEADER));
    request.response().putHeader(RequestIds.HEADER, id);
    request.next();
  }
}
