package vn.congvu.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor for {@code after}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** For {@code @DefaultValue} of {@code limit}. */
  public static final String DEFAULT_LIMIT = "50";

  /** For {@code @Max} of {@code limit}. */
  public static final int MAX_LIMIT = 200;

  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param rows one row more than the limit when there is a next page: ask the database for {@code
   *     limit + 1}
   * @param cursor the cursor that continues behind a row, see {@link Cursor#encode}
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<>(items.stream().<R>map(mapping).toList(), next);
  }
}
