package vn.congvu.security.spill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list.
 *
 * @param code what people quote, {@code TM-K7QX2M9P}
 */
record SpillLine(
    UUID id,
    String code,
    SpillState state,
    String unit,
    Instant reportedAt,
    @Nullable Instant endedAt,
    boolean exercise,
    long version) {

  static SpillLine of(Spill spill) {
    return new SpillLine(
        spill.id(),
        spill.code(),
        spill.state(),
        spill.unitCode(),
        spill.reportedAt(),
        spill.endedAt(),
        spill.isExercise(),
        spill.version());
  }
}
