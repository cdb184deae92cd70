package vn.congvu.backup.keep;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.ledger.EntryResult;
import vn.congvu.backup.ledger.OwnCopies;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.Replication;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.lease.Lease;

/** Brings the copies of the repository up to date, and enters each into the ledger. */
@ApplicationScoped
class ReplicateWork implements MaintenanceWork {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;
  private final OwnCopies ledger;
  private final Clock clock;

  ReplicateWork(RepositoryAccess repository, CompactionGuard guard, OwnCopies ledger, Clock clock) {
    this.repository = repository;
    this.guard = guard;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.REPLICATE);
  }

  /** A copy that is away keeps no other from being brought up to date. */
  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    Repository opened = repository.get();
    repository.makeNewCopies();
    RepositoryException trouble = null;
    List<Check.Finding> findings = new ArrayList<>();
    long packs = 0;
    for (int copy = 0; copy < opened.copies(); copy++) {
      try {
        Replication.Report report = replicate(opened, copy);
        packs += report.copied();
        findings.addAll(report.findings());
      } catch (RepositoryException e) {
        Log.warnf("Copy not brought up to date: copy=%d fault=%s", copy + 1, e.fault());
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
    return new Result(
        Map.of("copies", (long) opened.copies(), "packs", packs), findings, problem(findings));
  }

  private static @Nullable String problem(List<Check.Finding> findings) {
    if (findings.isEmpty()) {
      return null;
    }
    return findings.stream()
        .filter(finding -> finding.fault() == Fault.DATABASE_BEHIND)
        .findFirst()
        .map(finding -> FaultSentence.of(finding.fault()))
        .orElseGet(
            () ->
                "%d gói không chép sang bản sao được vì đã hỏng ở kho chính."
                    .formatted(findings.size()));
  }

  private Replication.Report replicate(Repository opened, int copy) {
    Instant started = clock.instant();
    try {
      Replication.Report report = opened.replicate(copy, guard::alone);
      ledger.enter(
          copy,
          started,
          report.bytes(),
          report.findings().isEmpty() ? EntryResult.SUCCEEDED : EntryResult.PARTIAL,
          report.sha256());
      return report;
    } catch (RepositoryException e) {
      ledger.enter(copy, started, 0, EntryResult.FAILED, null);
      throw e;
    }
  }
}
