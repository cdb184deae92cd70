package vn.congvu.james.remains;

import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.inject.Inject;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.jspecify.annotations.Nullable;
import spark.Service;
import spark.Spark;

/** Orders a scrub and tells how far the last one reached. */
public final class RemainsRoutes implements Routes {

  private static final String PATH = "/remains";
  private static final int ACCEPTED = 202;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Remains remains;
  private final JsonTransformer json;

  @Inject
  public RemainsRoutes(Remains remains, JsonTransformer json) {
    this.remains = remains;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(
        PATH,
        (_, _) -> {
          requirePossible();
          return said();
        },
        json);
    service.post(
        PATH,
        (request, response) -> {
          requirePossible();
          remains.scrub(moment(request.queryParams("through")));
          response.status(ACCEPTED);
          return said();
        },
        json);
  }

  /** Of who orders: two clocks would leave open which of two moments was first. */
  private static Instant moment(@Nullable String through) {
    try {
      return Instant.parse(through == null ? "" : through);
    } catch (DateTimeParseException _) {
      throw Spark.halt(BAD_REQUEST);
    }
  }

  private void requirePossible() throws SQLException {
    if (!remains.isPossible()) {
      throw Spark.halt(NOT_FOUND);
    }
  }

  private Map<String, @Nullable Object> said() throws SQLException {
    Remains.State state = remains.state();
    Instant through = state.goneThrough();
    var said = new LinkedHashMap<String, @Nullable Object>();
    said.put("running", state.running());
    said.put("bytes", state.bytes());
    said.put("goneThrough", through == null ? null : through.toString());
    return said;
  }
}
