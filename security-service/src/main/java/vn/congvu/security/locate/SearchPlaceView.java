package vn.congvu.security.locate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.PlaceKind;

/**
 * A place of a search.
 *
 * @param state WAITING, LOOKED_AT, NO_LONGER_THERE or UNREADABLE
 * @param reason why it could not be looked at
 */
record SearchPlaceView(
    PlaceKind kind,
    String place,
    String state,
    @Nullable String reason,
    int copies,
    @Nullable Instant lookedAt) {}
