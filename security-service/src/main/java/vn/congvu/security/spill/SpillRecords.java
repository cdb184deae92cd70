package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.evidence.EvidenceView;

/** Reads what lies behind a case. */
@ApplicationScoped
class SpillRecords {

  private final SpillService spills;
  private final EvidenceChain evidence;
  private final CoverageLedger coverage;

  SpillRecords(SpillService spills, EvidenceChain evidence, CoverageLedger coverage) {
    this.spills = spills;
    this.evidence = evidence;
    this.coverage = coverage;
  }

  @Transactional
  List<EvidenceView> evidence(Caller caller, UUID id, long after, int rows) {
    spills.requireReader(caller, id);
    return evidence.page(id, after, rows);
  }

  @Transactional
  List<CoverageView> coverage(Caller caller, UUID id, @Nullable UUID after, int rows) {
    spills.requireReader(caller, id);
    return coverage.page(id, after, rows);
  }
}
