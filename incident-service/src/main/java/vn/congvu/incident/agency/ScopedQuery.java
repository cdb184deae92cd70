package vn.congvu.incident.agency;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition that begins with what the caller may see, so that no query of a scoped table can be
 * written without it. The entity names its unit {@code unitCode}.
 */
public final class ScopedQuery {

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();

  private ScopedQuery() {}

  public static ScopedQuery in(Scope scope) {
    ScopedQuery query = new ScopedQuery();
    if (scope.all()) {
      query.text.append("1 = 1");
    } else {
      query.text.append("unitCode in :scope");
      // An empty list is no valid SQL; no unit has an empty code.
      query.values.put("scope", scope.unitCodes().isEmpty() ? Set.of("") : scope.unitCodes());
    }
    return query;
  }

  /** Narrows by {@code condition}, which names {@code :parameter}; left out without a value. */
  public ScopedQuery and(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      text.append(" and ").append(condition);
      values.put(parameter, value);
    }
    return this;
  }

  public String text() {
    return text.toString();
  }

  public String newestFirst() {
    return text + " order by id desc";
  }

  public Map<String, Object> values() {
    return values;
  }
}
