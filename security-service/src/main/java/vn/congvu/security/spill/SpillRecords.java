package vn.congvu.security.spill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageView;
import vn.congvu.security.evidence.AnchorLedger;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.evidence.EvidenceView;

/** Reads what lies behind a case. */
@ApplicationScoped
class SpillRecords {

  private static final int PAGE = 1_000;

  private final SpillService spills;
  private final EvidenceChain evidence;
  private final CoverageLedger coverage;
  private final AnchorLedger anchors;

  SpillRecords(
      SpillService spills, EvidenceChain evidence, CoverageLedger coverage, AnchorLedger anchors) {
    this.spills = spills;
    this.evidence = evidence;
    this.coverage = coverage;
    this.anchors = anchors;
  }

  @Transactional
  List<EvidenceView> evidence(Caller caller, UUID id, long after, int rows) {
    var _ = spills.requireReader(caller, id);
    return evidence.page(id, after, rows);
  }

  void requireReader(Caller caller, UUID id) {
    var _ = spills.requireReader(caller, id);
  }

  /** Page by page, so that the length does not matter. */
  void export(UUID id, OutputStream out) throws IOException {
    long last = 0;
    for (List<EvidenceChain.Line> page = evidence.lines(id, last, PAGE);
        !page.isEmpty();
        page = evidence.lines(id, last, PAGE)) {
      for (EvidenceChain.Line line : page) {
        out.write(line.text().getBytes(UTF_8));
        out.write('\n');
      }
      last = page.getLast().seq();
    }
    out.flush();
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
}
