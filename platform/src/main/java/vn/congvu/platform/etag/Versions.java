package vn.congvu.platform.etag;

import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** ETags made of the row's version. */
public final class Versions {

  private Versions() {}

  public static String etag(long version) {
    return "\"" + version + "\"";
  }

  /** Refuses a change without If-Match (428), or one made against another version (412). */
  public static void require(@Nullable String ifMatch, long current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ProblemException.of(
          CommonProblem.PRECONDITION_REQUIRED, "Cần tiêu đề If-Match với ETag của bản đang sửa.");
    }
    for (String candidate : ifMatch.split(",")) {
      String tag = candidate.strip();
      // A proxy that compresses may have weakened our tag; the version inside is what counts.
      if (tag.equals("*") || tag.equals(etag(current)) || tag.equals("W/" + etag(current))) {
        return;
      }
    }
    throw ProblemException.of(
        CommonProblem.PRECONDITION_FAILED,
        "Dữ liệu đã được người khác sửa sau khi bạn mở. Hãy tải lại rồi sửa tiếp.");
  }
}
