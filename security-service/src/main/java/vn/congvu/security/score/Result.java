package vn.congvu.security.score;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether something was done in its time. */
public enum Result {
  MET("đạt"),
  MISSED("không đạt"),
  /** Its time has not run out, or has not begun. */
  OPEN("chưa đến hạn");

  private final String inVietnamese;

  Result(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  String inVietnamese() {
    return inVietnamese;
  }

  static Result of(@Nullable Instant dueAt, @Nullable Instant doneAt, Instant now) {
    if (dueAt == null) {
      return OPEN;
    }
    if (doneAt == null) {
      return now.isAfter(dueAt) ? MISSED : OPEN;
    }
    return doneAt.isAfter(dueAt) ? MISSED : MET;
  }
}
