package vn.congvu.platform.web;

import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

/** The id that a request keeps through gateway, services, logs and events. */
public final class RequestIds {

  public static final String HEADER = "X-Request-Id";

  private static final String KEY = "requestId";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  public static @Nullable String currentOrNull() {
    return MDC.get(KEY) instanceof String id ? id : null;
  }

  /** Takes the id that came with the request, or a new one when it is absent or odd. */
  public static String accept(@Nullable String offered) {
    String id =
        offered != null && SANE.matcher(offered).matches() ? offered : Ids.next().toString();
    MDC.put(KEY, id);
    return id;
  }

  public static void forget() {
    MDC.remove(KEY);
  }
}
