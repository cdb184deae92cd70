package vn.congvu.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of the route table. */
public record Route(
    String name,
    List<String> prefixes,
    URI upstream,
    @Nullable URI openapi,
    Duration deadline,
    long maxBodyBytes,
    Set<String> mediaTypes,
    Set<String> publicCalls) {

  /** The key of a route in a routing context. */
  public static final String KEY = "congvu.route";

  static Route of(String name, RoutesConfig.RouteConfig config) {
    return new Route(
        name,
        List.copyOf(config.prefixes()),
        config.upstream(),
        config.openapi().orElse(null),
        config.deadline(),
        config.maxBody().asLongValue(),
        Set.copyOf(config.mediaTypes()),
        Set.copyOf(config.publicCalls().orElse(List.of())));
  }

  public boolean isPublic(String method, String path) {
    return publicCalls.contains(method + " " + path);
  }

  public boolean accepts(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return mediaTypes.contains(type.strip().toLowerCase(Locale.ROOT));
  }

  int port() {
    if (upstream.getPort() > 0) {
      return upstream.getPort();
    }
    return usesTls() ? 443 : 80;
  }

  boolean usesTls() {
    return "https".equals(upstream.getScheme());
  }

  /** The upstream's name for breakers and metrics: host and port. */
  String authority() {
    return upstream.getHost() + ":" + port();
  }
}
