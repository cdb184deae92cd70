package vn.congvu.security.spill;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageView;
import vn.congvu.security.coverage.DeclarationRequest;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.AnchorLedger;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.evidence.EvidenceExport;
import vn.congvu.security.evidence.EvidenceView;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;

/** What lies behind a case. */
@ApplicationScoped
class SpillRecords {

  private final SpillSteps steps;
  private final SpillViews spills;
  private final EvidenceChain evidence;
  private final EvidenceExport export;
  private final CoverageLedger coverage;
  private final AnchorLedger anchors;
  private final Copies copies;

  SpillRecords(
      SpillSteps steps,
      SpillViews spills,
      EvidenceChain evidence,
      EvidenceExport export,
      CoverageLedger coverage,
      AnchorLedger anchors,
      Copies copies) {
    this.steps = steps;
    this.spills = spills;
    this.evidence = evidence;
    this.export = export;
    this.coverage = coverage;
    this.anchors = anchors;
    this.copies = copies;
  }

  @Transactional
  List<EvidenceView> evidence(Caller caller, UUID id, long after, int rows) {
    var _ = spills.requireReader(caller, id);
    return evidence.page(id, after, rows);
  }

  void requireReader(Caller caller, UUID id) {
    var _ = spills.requireReader(caller, id);
  }

  void export(UUID id, OutputStream out) throws IOException {
    export.write(id, out);
  }

  @Transactional
  String anchors(Caller caller, UUID id) {
    var _ = spills.requireReader(caller, id);
    return anchors.of(id).stream().map(it -> it + "\n").collect(joining());
  }

  @Transactional
  List<CoverageView> coverage(Caller caller, UUID id, @Nullable UUID after, int rows) {
    var _ = spills.requireReader(caller, id);
    return coverage.page(id, after, rows);
  }

  @Transactional
  Stepped<CoverageView> declare(
      Caller caller, UUID id, UUID row, @Nullable String ifMatch, DeclarationRequest said) {
    var _ = steps.step(caller, id, ifMatch, Part.LEAD);
    String proof = Objects.requireNonNullElse(Notes.checked("proof", said.proof()), "");
    CoverageView declared =
        coverage
            .declare(id, row, said.state(), proof)
            .orElseThrow(
                () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy nơi này."));
    if (declared.kind() == PlaceKind.MAILBOX) {
      copies.wentWithMailbox(id, declared.place());
    }
    return steps.stepped(id, declared);
  }
}
