package vn.congvu.account.importing.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell's value as it will be used, and what was found on the way to it. */
record Cleaned<T>(@Nullable T value, List<Finding> findings) {

  Cleaned {
    findings = List.copyOf(findings);
  }

  static <T> Cleaned<T> refused(Finding finding) {
    return new Cleaned<>(null, List.of(finding));
  }
}
