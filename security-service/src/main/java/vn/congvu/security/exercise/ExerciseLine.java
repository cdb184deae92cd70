package vn.congvu.security.exercise;

import java.time.Instant;
import java.util.UUID;

/**
 * An exercise in a list.
 *
 * @param mailboxes in how many the document was to be planted
 * @param planted in how many it was
 */
record ExerciseLine(
    UUID id,
    String code,
    String level,
    ExerciseState state,
    String plannedBy,
    Instant plannedAt,
    long mailboxes,
    long planted) {}
