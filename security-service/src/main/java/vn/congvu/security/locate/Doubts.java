package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.CoverageSurvey;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.Stepped;

/**
 * Anybody can send a mail with the Message-ID of another one, so what has no more than that of the
 * case is taken, or left alone, on somebody's word.
 */
@ApplicationScoped
class Doubts {

  private final SpillSteps steps;
  private final Copies copies;
  private final CoverageSurvey coverage;
  private final EvidenceChain evidence;

  Doubts(SpillSteps steps, Copies copies, CoverageSurvey coverage, EvidenceChain evidence) {
    this.steps = steps;
    this.copies = copies;
    this.coverage = coverage;
    this.evidence = evidence;
  }

  /** Refused unless each of them is doubtful now. */
  @Transactional
  Stepped<List<CopyView>> decide(
      Caller caller, UUID spillId, @Nullable String ifMatch, DoubtRequest decision) {
    var _ = steps.step(caller, spillId, ifMatch, Part.LEAD, Part.EXECUTOR);
    String reason = Objects.requireNonNullElse(Notes.checked("reason", decision.reason()), "");
    List<UUID> decided = copies.decide(spillId, decision.copies(), decision.areCopies());
    if (decided.size() < decision.copies().stream().distinct().count()) {
      throw ProblemException.of(
          SearchProblem.NOT_DOUBTFUL,
          "Có thư không còn chờ xác định. Hãy tải lại danh sách rồi quyết định lại.");
    }
    evidence.add(
        spillId,
        decision.areCopies() ? "copies.include" : "copies.exclude",
        Map.of(
            "reason",
            reason,
            "copies",
            decided.stream().map(UUID::toString).sorted().collect(Collectors.joining(","))));
    List<Copy> all = copies.these(decided);
    if (!decision.areCopies()) {
      nothingLies(spillId, all);
    }
    return steps.stepped(spillId, all.stream().map(CopyView::of).toList());
  }

  private void nothingLies(UUID spillId, List<Copy> excluded) {
    Map<PlaceKind, List<String>> places =
        excluded.stream()
            .collect(
                Collectors.groupingBy(
                    Copy::kind, Collectors.mapping(Copy::place, Collectors.toList())));
    places.forEach(
        (kind, named) -> {
          var empty = new TreeMap<String, CoverageState>();
          copies
              .placesWithNothingLeft(spillId, kind, named)
              .forEach(place -> empty.put(place, CoverageState.ABSENT));
          coverage.looked(spillId, kind, empty, "copies.exclude");
        });
  }
}
