package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.lease.Lease;
import vn.congvu.backup.store.RepositoryAccess;

/** Brings the copies of the repository up to date. */
@ApplicationScoped
class ReplicateWork implements MaintenanceWork {

  private final RepositoryAccess repository;

  ReplicateWork(RepositoryAccess repository) {
    this.repository = repository;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.REPLICATE);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    long packs = repository.get().replicate();
    return Result.of(Map.of("copies", (long) repository.copies(), "packs", packs));
  }
}
