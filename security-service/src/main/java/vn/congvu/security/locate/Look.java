package vn.congvu.security.locate;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.FoundCopy;

/**
 * What a look at a place gave.
 *
 * @param reason why it could not be looked at, or why it broke off
 * @param copies that lie there, and in what belongs to it
 * @param vault whether what the server keeps of its deleted mail was looked at too
 * @param original what a message bears that has the Message-ID of one of the case's
 */
record Look(
    SearchPlace at,
    Outcome outcome,
    @Nullable String reason,
    Collection<FoundCopy> copies,
    boolean vault,
    @Nullable MessagePrints original) {

  enum Outcome {
    LOOKED_AT,
    NO_LONGER_THERE,
    /** The mail server has no such mailbox, and nobody has said what became of it. */
    NOT_ON_SERVER,
    UNREADABLE,
    /** The place ended it, and is tried again. */
    BROKEN_OFF,
    /** The server did not even begin. */
    AWAY
  }

  static Look without(SearchPlace at, Outcome outcome, String reason) {
    return new Look(at, outcome, reason, List.of(), false, null);
  }
}
