package vn.congvu.gateway.header;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.gateway.problem.Refusal;

/** Gives each request an id and a trace, keeping the caller's where they are sane. */
public final class RequestId implements Handler<RoutingContext> {
  static final String HEADER = "X-Request-Id";
  static final String TRACE = "congvu.traceparent";

  static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");
  private static final Pattern SANE_TRACE =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  @Override
  public void handle(RoutingContext rc) {
    String id = sane(SANE_ID, rc.request().getHeader(HEADER));
    if (id == null) {
      id = UUID.randomUUID().toString();
    }
    String trace = sane(SANE_TRACE, rc.request().getHeader("traceparent"));
    rc.put(Refusal.REQUEST_ID, id);
    rc.put(TRACE, trace == null ? newTrace() : trace);
    rc.response().putHeader(HEADER, id);
    rc.next();
  }

  static @Nullable String sane(Pattern pattern, @Nullable String value) {
    return value != null && pattern.matcher(value).matches() ? value : null;
  }

  /** Ids only name a trace, so they need not be hard to guess. */
  private static String newTrace() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return "00-%s%s-%s-01"
        .formatted(
            hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)),
            hex.toHexDigits(random.nextLong()),
            hex.toHexDigits(random.nextLong(1, Long.MAX_VALUE)));
  }
}
