package vn.congvu.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a path by its longest prefix, on whole segments only. */
@ApplicationScoped
public class RouteTable {
  private final List<Route> routes;
  private final Map<String, Route> byPrefix;

  @Inject
  RouteTable(RoutesConfig config) {
    this(config.routes().entrySet().stream().map(e -> Route.of(e.getKey(), e.getValue())).toList());
  }

  RouteTable(Collection<Route> routes) {
    this.routes = List.copyOf(routes);
    this.byPrefix = index(this.routes);
  }

  public List<Route> routes() {
    return routes;
  }

  public Optional<Route> find(String path) {
    String candidate = path;
    while (!candidate.isEmpty()) {
      Route route = byPrefix.get(candidate);
      if (route != null) {
        return Optional.of(route);
      }
      candidate = candidate.substring(0, candidate.lastIndexOf('/'));
    }
    return Optional.empty();
  }

  /**
   * Whether a path may be matched and forwarded as it is. A path that a service could read
   * otherwise than we do (dot segments, encoded slashes, matrix parameters) is refused, never
   * normalised.
   */
  public static boolean isPlain(String path) {
    String lower = path.toLowerCase(java.util.Locale.ROOT);
    return path.startsWith("/")
        && !path.contains("//")
        && !path.contains("/./")
        && !path.contains("..")
        && !path.endsWith("/.")
        && path.indexOf(';') < 0
        && path.indexOf('\\') < 0
        && !lower.contains("%2e")
        && !lower.contains("%2f")
        && !lower.contains("%5c")
        && !lower.contains("%00");
  }

  private static Map<String, Route> index(List<Route> routes) {
    var faults = new ArrayList<String>();
    var index = new HashMap<String, Route>();
    for (Route route : routes) {
      if (!isOrigin(route.upstream())) {
        faults.add(
            "congvu.gateway.routes.%s.upstream must be http(s)://host:port without a path, not %s"
                .formatted(route.name(), route.upstream()));
      }
      for (String prefix : route.prefixes()) {
        if (!prefix.startsWith("/api/") || prefix.endsWith("/") || !isPlain(prefix)) {
          faults.add(
              "congvu.gateway.routes.%s.prefixes: %s must begin with /api/ and not end with /"
                  .formatted(route.name(), prefix));
        }
        Route other = index.put(prefix, route);
        if (other != null) {
          faults.add(
              "congvu.gateway.routes: %s is claimed by %s and by %s"
                  .formatted(prefix, other.name(), route.name()));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Route table refused: " + String.join("; ", faults));
    }
    return Map.copyOf(index);
  }

  private static boolean isOrigin(URI uri) {
    return uri.getHost() != null
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        && (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
  }
}
