package vn.congvu.security.duty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A duty and how it was done.
 *
 * @param legalBasis of the time it has
 * @param late done after its time, or not done and past it
 * @param doneAt absent while it is still to be done
 */
public record DutyView(
    DutyKind kind,
    Instant startedAt,
    Instant dueAt,
    String legalBasis,
    boolean late,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    @Nullable String told,
    @Nullable Channel channel,
    @Nullable String letterNumber,
    @Nullable String proof) {

  public boolean isDone() {
    return doneAt != null;
  }
}
