package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.lease.Lease;

/** The operator wants nothing more of what the database has lost (ADR 119). */
@ApplicationScoped
class GiveUpWork implements MaintenanceWork {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;

  GiveUpWork(RepositoryAccess repository, CompactionGuard guard) {
    this.repository = repository;
    this.guard = guard;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.GIVE_UP);
  }

  /** Takes them in first: what a compaction has moved into them is not the lost time's alone. */
  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    return guard.shredding(
        held -> {
          repository.get().lostPacks().takeIn();
          return Result.of(Map.of("packs", (long) repository.get().lostPacks().giveUp()));
        });
  }
}
