package vn.congvu.platform.problem;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A body grew past its limit. An {@link IOException}, since readers of bodies pass those on. */
final class BodyTooLarge extends IOException {

  BodyTooLarge() {
    super("body too large");
  }

  static boolean isBehind(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
      if (cause instanceof BodyTooLarge) {
        return true;
      }
    }
    return false;
  }
}
