package vn.congvu.gateway.header;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HygieneTest {
  private static final URI UPSTREAM = URI.create("http://account-service:8080");

  @Test
  void theAddressOfAServiceDoesNotLeak() {
    assertThat(Hygiene.relative("http://account-service:8080/api/v1/units/1", UPSTREAM))
        .isEqualTo("/api/v1/units/1");
    assertThat(Hygiene.relative("/api/v1/units/1", UPSTREAM)).isEqualTo("/api/v1/units/1");
    assertThat(Hygiene.relative("http://account-service:80801/x", UPSTREAM))
        .isEqualTo("http://account-service:80801/x");
  }

  @Test
  void aServiceSetsNoCookies() {
    var headers = MultiMap.caseInsensitiveMultiMap().add("Set-Cookie", "a=b").add("ETag", "\"1\"");

    Hygiene.cleanResponse(headers, UPSTREAM);

    assertThat(headers.names()).containsExactly("ETag");
  }

  @Test
  void transportSecurityIsDemandedOnlyOverHttps() {
    var plain = MultiMap.caseInsensitiveMultiMap();
    var secure = MultiMap.caseInsensitiveMultiMap();

    SecurityHeaders.apply(plain, "/", false);
    SecurityHeaders.apply(secure, "/", true);

    assertThat(plain.contains("Strict-Transport-Security")).isFalse();
    assertThat(secure.get("Strict-Transport-Security")).startsWith("max-age=31536000");
    assertThat(secure.get("Content-Security-Policy")).doesNotContain("unsafe-inline");
  }

  @Test
  void aPageIsAskedForAgainAndItsScriptsAreKept() {
    var page = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "text/html;charset=UTF-8");
    var script = MultiMap.caseInsensitiveMultiMap().add("Cache-Control", "immutable");

    SecurityHeaders.apply(page.add("Cache-Control", "immutable"), "/", false);
    SecurityHeaders.apply(script, "/assets/portal-1.js", false);

    assertThat(page.get("Cache-Control")).isEqualTo("no-cache");
    assertThat(script.get("Cache-Control")).isEqualTo("immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "with space in it", "new\nline-12345", "-begins-with-dash"})
  void aRequestIdThatCouldSpoilALogIsReplaced(String id) {
    assertThat(RequestId.sane(RequestId.SANE_ID, id)).isNull();
  }
}
