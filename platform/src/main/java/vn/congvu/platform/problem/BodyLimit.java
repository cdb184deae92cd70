package vn.congvu.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import vn.congvu.platform.web.RequestIds;

/**
 * Refuses a body that announces itself as too large, with problem details; Quarkus would close the
 * connection with an empty 413. A body without a length is counted by {@link UnannouncedBody}.
 */
class BodyLimit {

  private static final int AFTER_THE_REQUEST_ID = 9_000;

  private final BodyLimits limits;
  private final ObjectMapper json;

  BodyLimit(BodyLimits limits, ObjectMapper json) {
    this.limits = limits;
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_REQUEST_ID);
  }

  private void check(RoutingContext request) {
    if (announced(request) <= limits.of(request.request().path())) {
      request.next();
      return;
    }
    ProblemException refusal = HttpRefusals.tooLarge();
    Problem body =
        Problem.of(
            refusal.type(),
            refusal.detail(),
            request.request().path(),
            RequestIds.currentOrNull(),
            List.of());
    Lingering.closeSoon(request);
    request
        .response()
        .setStatusCode(body.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        // What the caller still sends is not read, so the connection cannot be used again.
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(write(body));
  }

  private static long announced(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String write(Problem body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem is plain JSON", e);
    }
  }
}
