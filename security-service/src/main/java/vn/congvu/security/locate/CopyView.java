package vn.congvu.security.locate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.coverage.PlaceKind;

/**
 * A copy, for those who work on the case. Its folder is its owner's own text and is not shown.
 *
 * @param answers whether it only refers to a message of the case
 */
record CopyView(
    UUID id,
    PlaceKind kind,
    String place,
    FoundBy foundBy,
    FoundIn foundIn,
    boolean answers,
    long bytes,
    @Nullable Instant receivedAt,
    CopyState state,
    Instant foundAt) {

  static CopyView of(Copy copy) {
    return new CopyView(
        copy.id(),
        copy.kind(),
        copy.place(),
        copy.foundBy(),
        copy.foundIn(),
        copy.answers(),
        copy.bytes(),
        copy.internalDate(),
        copy.state(),
        copy.foundAt());
  }
}
