package vn.congvu.security.score;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A duty or a step of an exercise.
 *
 * @param what in words
 * @param legalBasis of the time it has
 * @param startedAt when its time began to run; absent before
 * @param tookSeconds absent until it is done
 */
public record ScoreLine(
    String what,
    String legalBasis,
    @Nullable Instant startedAt,
    @Nullable Instant dueAt,
    @Nullable Instant doneAt,
    @Nullable Long tookSeconds,
    Result result) {

  static ScoreLine of(
      String what,
      String legalBasis,
      @Nullable Instant startedAt,
      @Nullable Instant dueAt,
      @Nullable Instant doneAt,
      Instant now) {
    return new ScoreLine(
        what,
        legalBasis,
        startedAt,
        dueAt,
        doneAt,
        startedAt == null || doneAt == null
            ? null
            : Duration.between(startedAt, doneAt).toSeconds(),
        Result.of(dueAt, doneAt, now));
  }
}
