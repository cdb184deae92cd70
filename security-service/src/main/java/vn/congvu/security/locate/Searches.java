package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.Stepped;

/** Takes orders to search, and shows those of a case what was found. */
@ApplicationScoped
class Searches {

  private final SpillSteps steps;
  private final SpillViews spills;
  private final SearchLedger ledger;
  private final WantedPrints wanted;
  private final Copies copies;
  private final EvidenceChain evidence;

  Searches(
      SpillSteps steps,
      SpillViews spills,
      SearchLedger ledger,
      WantedPrints wanted,
      Copies copies,
      EvidenceChain evidence) {
    this.steps = steps;
    this.spills = spills;
    this.ledger = ledger;
    this.wanted = wanted;
    this.copies = copies;
    this.evidence = evidence;
  }

  @Transactional
  Stepped<SearchView> order(
      Caller caller, UUID spillId, @Nullable String ifMatch, SearchKind kind) {
    var _ = steps.step(caller, spillId, ifMatch, Part.LEAD, Part.EXECUTOR);
    if (wanted.of(spillId).isNothing()) {
      throw ProblemException.of(
          SearchProblem.NOTHING_TO_FIND, "Vụ việc chưa có thư nào để tìm; hãy bổ sung thư trước.");
    }
    UUID id =
        ledger
            .order(spillId, kind, caller.name())
            .orElseThrow(
                () ->
                    ProblemException.of(
                        SearchProblem.ALREADY_SEARCHING, "Vụ việc đang được tìm, hãy chờ xong."));
    evidence.add(spillId, "search.order", Map.of("search", id.toString(), "kind", kind.name()));
    return steps.stepped(spillId, ledger.page(spillId, null, 1).getFirst());
  }

  @Transactional
  List<SearchView> page(Caller caller, UUID spillId, @Nullable UUID before, int rows) {
    var _ = spills.requireReader(caller, spillId);
    return ledger.page(spillId, before, rows);
  }

  @Transactional
  List<SearchPlaceView> places(
      Caller caller,
      UUID spillId,
      UUID search,
      @Nullable String state,
      List<String> after,
      int rows) {
    var _ = spills.requireReader(caller, spillId);
    return ledger.places(spillId, search, state, after, rows);
  }

  @Transactional
  List<CopyView> copies(
      Caller caller, UUID spillId, Copies.Which which, @Nullable UUID after, int rows) {
    var _ = spills.requireReader(caller, spillId);
    return copies.page(spillId, which, after, rows).stream().map(CopyView::of).toList();
  }
}
