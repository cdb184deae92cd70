package vn.congvu.backup.keep;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.store.KeyHolder;
import vn.congvu.platform.lease.Lease;

/**
 * Puts every key under the master key of today; when none is left, the old one may be destroyed.
 */
@ApplicationScoped
class RewrapWork implements MaintenanceWork {

  private final List<KeyHolder> holders;

  RewrapWork(@All List<KeyHolder> holders) {
    this.holders = holders;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.REWRAP);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    return Result.of(Map.of("keys", holders.stream().mapToLong(KeyHolder::rewrap).sum()));
  }
}
