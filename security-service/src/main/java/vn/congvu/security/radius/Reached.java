package vn.congvu.security.radius;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody within the radius.
 *
 * @param inside whether the address is the province's own
 * @param copies how many lay there; none where only the name is known
 * @param receivedAt when the first came to lie there; absent where that is not known
 * @param forwarded whether they passed the document on
 * @param containedAt when the last copy was taken away; absent while one lies there
 * @param minutes how long it could be opened, begun ones counted; until now while it can
 */
public record Reached(
    String address,
    boolean inside,
    Route route,
    int copies,
    @Nullable Instant receivedAt,
    Opened opened,
    boolean answered,
    boolean forwarded,
    @Nullable Instant containedAt,
    @Nullable Long minutes) {

  boolean hadCopy() {
    return copies > 0;
  }

  /** A letter goes there; what the sender has is the sending agency's to look after. */
  boolean needsLetter() {
    return !inside && route != Route.SENDER;
  }
}
