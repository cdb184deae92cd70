package vn.congvu.security.locate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search and how far it is.
 *
 * @param state WAITING, RUNNING or DONE
 * @param problem why it rests; null while nothing hinders it
 * @param places that it looks at; not all are known while it has just begun
 * @param unreadable places that could not be looked at, which is no end: they stay open
 * @param copies that it saw
 */
record SearchView(
    UUID id,
    SearchKind kind,
    String state,
    String orderedBy,
    Instant orderedAt,
    @Nullable Instant finishedAt,
    @Nullable String problem,
    long places,
    long lookedAt,
    long noLongerThere,
    long unreadable,
    long copies) {}
