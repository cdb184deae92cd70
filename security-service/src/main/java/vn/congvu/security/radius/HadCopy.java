package vn.congvu.security.radius;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A copy that lies or lay in somebody's mailbox.
 *
 * @param message which one it is a copy of; null while its envelope was not read
 * @param answers whether it only refers to the document
 * @param ofCase whether it is a copy of a message that the case names
 * @param leftAt since when it lies there no more; null while it does
 */
record HadCopy(
    String mailbox,
    @Nullable UUID message,
    boolean answers,
    boolean ofCase,
    Marks marks,
    @Nullable Instant arrivedAt,
    @Nullable Instant leftAt) {

  /** What the owner's programs noted about it. */
  record Marks(boolean known, boolean seen, boolean answered, boolean forwarded) {

    static final Marks UNKNOWN = new Marks(false, false, false, false);

    /**
     * @param flags system flags and keywords, as IMAP spells them
     */
    static Marks of(Collection<String> flags) {
      return new Marks(
          true,
          has(flags, "\\Seen"),
          has(flags, "\\Answered"),
          has(flags, "$Forwarded") || has(flags, "Forwarded"));
    }

    private static boolean has(Collection<String> flags, String flag) {
      return flags.stream().anyMatch(flag::equalsIgnoreCase);
    }
  }
}
