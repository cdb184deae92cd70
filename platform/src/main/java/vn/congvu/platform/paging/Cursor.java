package vn.congvu.platform.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** The sort key of a page's last row, opaque to callers so that it may change. */
public final class Cursor {

  private static final String SEPARATOR = "\u001f";

  private Cursor() {}

  public static String encode(Object... keys) {
    String joined = Arrays.stream(keys).map(Object::toString).collect(joining(SEPARATOR));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(UTF_8));
  }

  /**
   * @return the keys, or an empty list for the first page
   */
  public static List<String> decode(@Nullable String cursor, int keys) {
    if (cursor == null || cursor.isBlank()) {
      return List.of();
    }
    try {
      String joined = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      List<String> parts = List.of(joined.split(SEPARATOR, -1));
      if (parts.size() == keys) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
    throw unreadable();
  }

  /**
   * Of a list that is ordered by ids alone.
   *
   * @return the id behind which the page begins, or null for the first page
   */
  public static @Nullable UUID id(@Nullable String cursor) {
    List<String> keys = decode(cursor, 1);
    return keys.isEmpty() ? null : key(keys.getFirst(), UUID::fromString);
  }

  /** A key as the type that it must have. */
  public static <T> T key(String key, Function<String, T> parse) {
    try {
      return parse.apply(key);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable();
    }
  }

  /** For a caller whose key does not parse as the type it must have. */
  public static ProblemException unreadable() {
    return ProblemException.of(CommonProblem.INVALID_INPUT, "Con trỏ trang không hợp lệ.")
        .withErrors(
            List.of(new FieldError("#after", "không phải giá trị next của một trang trước")));
  }
}
