package vn.congvu.james.guard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.apache.james.webadmin.utils.Responses;
import org.jspecify.annotations.Nullable;
import spark.Request;
import spark.Service;
import spark.Spark;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;

/** What is held: put, deleted, listed; and by which key, so that nobody holds in vain. */
public final class HeldFingerprintRoutes implements Routes {

  private static final String PATH = "/held-fingerprints";
  private static final int MOST = 1000;
  private static final int BAD_REQUEST = 400;

  private final HeldFingerprints held;
  private final FingerprintKey key;
  private final Clock clock;
  private final JsonTransformer json;

  @Inject
  public HeldFingerprintRoutes(
      HeldFingerprints held, FingerprintKey key, Clock clock, JsonTransformer json) {
    this.held = held;
    this.key = key;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (request, _) -> list(request), json);
    service.get(PATH + "/key", (_, _) -> Map.of("check", key.check().toString()), json);
    service.put(
        PATH + "/:print",
        (request, response) -> {
          held.hold(
              print(request.params("print")),
              Boolean.parseBoolean(request.queryParams("answers")),
              clock.instant());
          return Responses.returnNoContent(response);
        });
    service.delete(
        PATH + "/:print",
        (request, response) -> {
          held.release(print(request.params("print")));
          return Responses.returnNoContent(response);
        });
  }

  private List<Map<String, Object>> list(Request request) {
    return held.page(printOrNull(request.queryParams("after")), MOST).stream()
        .map(
            one ->
                Map.<String, Object>of(
                    "fingerprint", one.print().toString(),
                    "answers", one.answers(),
                    "since", one.since().toString()))
        .toList();
  }

  private static @Nullable Fingerprint printOrNull(@Nullable String hex) {
    return hex == null ? null : print(hex);
  }

  static Fingerprint print(String hex) {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw Spark.halt(BAD_REQUEST);
    }
    return Fingerprint.parse(hex);
  }
}
