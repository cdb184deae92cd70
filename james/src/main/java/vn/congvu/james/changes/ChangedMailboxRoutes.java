package vn.congvu.james.changes;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.james.webadmin.Routes;
import org.apache.james.webadmin.utils.JsonTransformer;
import org.jspecify.annotations.Nullable;
import spark.Request;
import spark.Service;
import spark.Spark;

/** {@code GET /changed-mailboxes?since=MOMENT&after=ADDRESS&limit=N}: pages by address. */
public final class ChangedMailboxRoutes implements Routes {

  private static final String PATH = "/changed-mailboxes";
  private static final int MOST = 1000;
  private static final int BAD_REQUEST = 400;

  private final ChangedMailboxes changed;
  private final JsonTransformer json;

  @Inject
  public ChangedMailboxRoutes(ChangedMailboxes changed, JsonTransformer json) {
    this.changed = changed;
    this.json = json;
  }

  @Override
  public String getBasePath() {
    return PATH;
  }

  @Override
  public void define(Service service) {
    service.get(PATH, (request, _) -> page(request), json);
  }

  private Map<String, Object> page(Request request) throws SQLException {
    int limit = limit(request.queryParams("limit"));
    String after = request.queryParams("after");
    Map<String, Instant> rows =
        changed.since(since(request.queryParams("since")), after == null ? "" : after, limit);
    List<Map<String, String>> mailboxes =
        rows.entrySet().stream()
            .map(row -> Map.of("address", row.getKey(), "at", row.getValue().toString()))
            .toList();
    var page = new HashMap<String, Object>();
    page.put("mailboxes", mailboxes);
    if (mailboxes.size() == limit) {
      page.put("next", mailboxes.getLast().get("address"));
    }
    return page;
  }

  private static Instant since(@Nullable String moment) {
    try {
      return moment == null ? Instant.EPOCH : Instant.parse(moment);
    } catch (DateTimeException unreadable) {
      throw Spark.halt(BAD_REQUEST);
    }
  }

  private static int limit(@Nullable String limit) {
    try {
      return limit == null ? MOST : Math.clamp(Integer.parseInt(limit), 1, MOST);
    } catch (NumberFormatException unreadable) {
      throw Spark.halt(BAD_REQUEST);
    }
  }
}
