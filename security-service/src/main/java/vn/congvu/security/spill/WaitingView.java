package vn.congvu.security.spill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a case waits for from the caller.
 *
 * @param dueAt absent where no rule gives a time
 */
record WaitingView(
    UUID spillId,
    String code,
    SpillState state,
    Task task,
    Instant reportedAt,
    @Nullable Instant dueAt,
    boolean late,
    boolean exercise) {}
