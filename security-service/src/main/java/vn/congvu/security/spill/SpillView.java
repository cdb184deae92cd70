package vn.congvu.security.spill;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.PersonView;

/**
 * A case as one of its people sees it.
 *
 * @param code what people quote, {@code TM-K7QX2M9P}
 * @param unit whose head was told
 * @param myParts the caller's own; none for whom it only waits
 * @param people absent for one who only reported it
 * @param references absent for one who only reported it
 * @param assessment absent until the authority has concluded
 * @param exercise whether its document is no real one
 */
public record SpillView(
    UUID id,
    String code,
    SpillState state,
    String unit,
    SecrecyLevel level,
    @Nullable String note,
    Instant discoveredAt,
    Instant reportedAt,
    @Nullable Instant referredAt,
    @Nullable Instant endedAt,
    Set<Part> myParts,
    List<DutyView> duties,
    @Nullable List<PersonView> people,
    @Nullable List<ReferenceView> references,
    @Nullable Assessment assessment,
    @Nullable String remedies,
    boolean exercise,
    long version) {

  public SpillView {
    myParts = Set.copyOf(myParts);
    duties = List.copyOf(duties);
  }

  /** What the authority has concluded. */
  public record Assessment(LeakDegree degree, LeakCause cause, @Nullable String conclusion) {}
}
