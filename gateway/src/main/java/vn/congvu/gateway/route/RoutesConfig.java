package vn.congvu.gateway.route;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The route table. Each service owns its public prefixes; the gateway never rewrites a path. */
@ConfigMapping(prefix = "congvu.gateway")
public interface RoutesConfig {

  /** Routes by name; two routes may lead to the same service with different limits. */
  @NotEmpty
  Map<String, @Valid RouteConfig> routes();

  /** When a service is given a rest. */
  BreakerConfig breaker();

  /** One route. */
  interface RouteConfig {
    /** Public paths the service owns, such as {@code /api/v1/mailboxes}; the longest match wins. */
    @NotEmpty
    List<String> prefixes();

    /** Scheme, host and port of the service. */
    URI upstream();

    /** Where the service's own OpenAPI document lies, if it has one. */
    Optional<URI> openapi();

    /** How long the service may take to begin its answer. */
    @WithDefault("10s")
    Duration deadline();

    /** Largest request body. */
    @WithDefault("1M")
    MemorySize maxBody();

    /** Media types a request body may have. */
    @WithDefault("application/json,application/merge-patch+json")
    List<String> mediaTypes();

    /** Calls that need no identity, as {@code POST /api/v1/...}; no token is relayed to them. */
    Optional<List<String>> publicCalls();
  }

  /** The circuit breaker of each upstream. */
  interface BreakerConfig {
    /** So many transport failures or missed deadlines in a row within the window open it. */
    @WithDefault("5")
    int failures();

    /** The window in which failures are counted. */
    @WithDefault("10s")
    Duration window();

    /** How long it stays open before one request may try again. */
    @WithDefault("5s")
    Duration rest();
  }
}
