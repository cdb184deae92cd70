package vn.congvu.account.importing;

import java.util.Arrays;
import java.util.List;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Which rows of a list are asked for. */
enum RowFilter {
  ALL,
  ERROR,
  WARNING,
  CLEAN,
  SKIPPED;

  static RowFilter named(String name) {
    return Arrays.stream(values())
        .filter(filter -> filter.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.of(CommonProblem.INVALID_INPUT, "Bộ lọc không hợp lệ.")
                    .withErrors(
                        List.of(
                            new FieldError(
                                "#findings", "chỉ nhận all, error, warning, clean, skipped"))));
  }
}
