package vn.congvu.security.radius;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.Stepped;

/** Orders computations and shows what came of them, to those who work on the case. */
@ApplicationScoped
public class LeakRadii {

  private final SpillSteps steps;
  private final SpillViews spills;
  private final RadiusQueue queue;
  private final EvidenceChain evidence;

  LeakRadii(SpillSteps steps, SpillViews spills, RadiusQueue queue, EvidenceChain evidence) {
    this.steps = steps;
    this.spills = spills;
    this.queue = queue;
    this.evidence = evidence;
  }

  @Transactional
  Stepped<LeakRadiusView> order(Caller caller, UUID spillId, @Nullable String ifMatch) {
    var _ = steps.step(caller, spillId, ifMatch, Part.LEAD, Part.EXECUTOR);
    LeakRadiusView ordered = queue.order(spillId, caller.name());
    evidence.add(spillId, "leak-radius.order", Map.of("radius", ordered.id().toString()));
    return steps.stepped(spillId, ordered);
  }

  @Transactional
  List<LeakRadiusView> page(Caller caller, UUID spillId, int below, int rows) {
    var _ = spills.requireReader(caller, spillId);
    return queue.page(spillId, below, rows);
  }

  @Transactional
  List<Reached> people(Caller caller, UUID spillId, String after, int rows) {
    var _ = spills.requireReader(caller, spillId);
    return queue
        .lastDone(spillId)
        .map(radius -> queue.people(radius.id(), after, rows))
        .orElse(List.of());
  }

  /** The last one that was computed. Whoever asks has made sure that the caller may see it. */
  public Optional<LeakRadiusView> last(UUID spillId) {
    return queue.lastDone(spillId);
  }

  /**
   * Those within a radius, page by page.
   *
   * @param after the address behind which the page begins; empty for the first
   */
  public List<Reached> people(UUID radiusId, String after, int rows) {
    return queue.people(radiusId, after, rows);
  }
}
