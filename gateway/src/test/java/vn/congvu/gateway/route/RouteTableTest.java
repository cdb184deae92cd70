package vn.congvu.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  @Test
  void theLongestPrefixWinsOnWholeSegments() {
    var table =
        new RouteTable(
            List.of(
                route("account", "/api/v1/requests"), route("forms", "/api/v1/requests/forms")));

    assertThat(table.find("/api/v1/requests").orElseThrow().name()).isEqualTo("account");
    assertThat(table.find("/api/v1/requests/7/lines").orElseThrow().name()).isEqualTo("account");
    assertThat(table.find("/api/v1/requests/forms/7").orElseThrow().name()).isEqualTo("forms");
    assertThat(table.find("/api/v1/requestsx")).isEmpty();
    assertThat(table.find("/")).isEmpty();
  }

  @Test
  void everyFaultOfTheTableIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                new RouteTable(
                    List.of(
                        route("a", "/api/v1/units"),
                        route("b", "/api/v1/units", "/q/health", "/api/v1/people/"))))
        .hasMessageContaining("/api/v1/units is claimed by a and by b")
        .hasMessageContaining("/q/health must begin with /api/")
        .hasMessageContaining("/api/v1/people/ must begin");
  }

  @Test
  void anUpstreamWithAPathIsRefused() {
    assertThatThrownBy(
            () ->
                new RouteTable(
                    List.of(route("a", URI.create("http://localhost:1/api"), "/api/v1/units"))))
        .hasMessageContaining("congvu.gateway.routes.a.upstream");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/../q",
        "/api//v1",
        "/api/v1/./x",
        "/api/v1/%2e%2E/x",
        "/api/v1/a%2Fb",
        "/api/v1/x;y=1",
        "/api/v1/a\\b",
        "/api/v1/x%00",
        "api"
      })
  void aPathThatCanBeReadInTwoWaysIsNotPlain(String path) {
    assertThat(RouteTable.isPlain(path)).isFalse();
  }

  @Test
  void anAddressInAPathIsPlain() {
    assertThat(RouteTable.isPlain("/api/v1/mailboxes/an.nguyen@tinhmau.example")).isTrue();
    assertThat(RouteTable.isPlain("/api/v1/units/s%E1%BB%9F")).isTrue();
  }

  @Test
  void aMediaTypeIsComparedWithoutItsParameters() {
    Route route = route("a", "/api/v1/units");

    assertThat(route.accepts("Application/JSON; charset=utf-8")).isTrue();
    assertThat(route.accepts("text/plain")).isFalse();
  }

  private static Route route(String name, String... prefixes) {
    return route(name, URI.create("http://localhost:8081"), prefixes);
  }

  private static Route route(String name, URI upstream, String... prefixes) {
    return new Route(
        name,
        List.of(prefixes),
        upstream,
        null,
        Duration.ofSeconds(1),
        1000,
        Set.of("application/json"),
        Set.of());
  }
}
