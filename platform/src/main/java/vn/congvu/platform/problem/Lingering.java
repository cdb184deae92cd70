package vn.congvu.platform.problem;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Ends a connection on which a caller goes on sending what nobody wants. Not at once: who is still
 * writing would find a reset in place of the answer.
 */
final class Lingering {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private Lingering() {}

  static void closeSoon(RoutingContext request) {
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.addEndHandler(
          answered ->
              request
                  .vertx()
                  .setTimer(GRACE.toMillis(), timer -> request.request().connection().close()));
    }
  }
}
