package vn.congvu.platform.problem;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an exception of the database means, wherever in its causes the sign is. */
public enum Failure {
  /** It cannot be reached, or is going down. */
  DATABASE_AWAY,
  /** Someone else changed the row in between. */
  STALE,
  /** A unique constraint refused the row. */
  DUPLICATE,
  /** A deadlock or a serialization failure: the same call may succeed when repeated. */
  COLLISION,
  /** A character that no text column holds, such as NUL, came with the input. */
  UNSTORABLE,
  OTHER;

  public static Failure of(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
      Failure failure = sign(cause);
      if (failure != OTHER) {
        return failure;
      }
      for (Throwable suppressed : cause.getSuppressed()) {
        // Narayana hangs the reason of a rollback here.
        Failure hidden = seen.add(suppressed) ? of(suppressed) : OTHER;
        if (hidden != OTHER) {
          return hidden;
        }
      }
    }
    return OTHER;
  }

  private static Failure sign(Throwable cause) {
    return switch (cause) {
      case OptimisticLockException _ -> STALE;
      case org.hibernate.StaleStateException _ -> STALE;
      case SQLTransientConnectionException _ -> DATABASE_AWAY;
      case SQLException sql -> state(sql.getSQLState(), sql);
      default -> OTHER;
    };
  }

  private static Failure state(@Nullable String state, SQLException sql) {
    if (state == null) {
      // Agroal's "acquisition timeout" has no state; nothing else is known by its class alone.
      return sql.getStackTrace().length > 0
              && sql.getStackTrace()[0].getClassName().startsWith("io.agroal.")
          ? DATABASE_AWAY
          : OTHER;
    }
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53")) {
      return DATABASE_AWAY;
    }
    return switch (state) {
      case "23505" -> DUPLICATE;
      case "40001", "40P01" -> COLLISION;
      case "22021", "22P05" -> UNSTORABLE;
      default -> OTHER;
    };
  }
}
