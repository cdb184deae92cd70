package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.containment.Expunging;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;

/**
 * Expunges copies that still lie where they were found: where the regulation has nothing sealed.
 */
@ApplicationScoped
class LyingCopies implements DestructionRun.Step {

  private final SetCopies copies;
  private final Expunging expunging;

  LyingCopies(SetCopies copies, Expunging expunging) {
    this.copies = copies;
    this.expunging = expunging;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    copies.followRenamed(job, lease);
    boolean all = true;
    for (List<Copy> page : copies.pages(job, CopyState.FOUND, EnumSet.of(PlaceKind.MAILBOX))) {
      Map<String, List<Copy>> byMailbox =
          page.stream()
              .collect(Collectors.groupingBy(Copy::place, TreeMap::new, Collectors.toList()));
      for (Map.Entry<String, List<Copy>> mailbox : byMailbox.entrySet()) {
        all &= fromMailbox(job, lease, mailbox.getKey(), mailbox.getValue());
      }
    }
    for (List<Copy> page : copies.pages(job, CopyState.FOUND, EnumSet.of(PlaceKind.QUEUE))) {
      page.forEach(expunging::undelivered);
      copies.destroyed(job, lease, page, "removed");
    }
    if (!all) {
      throw new NotYet("Máy chủ thư không có một hộp thư có bản sao; cần xác định hộp thư đó.");
    }
  }

  /**
   * What was moved meanwhile lies elsewhere, as like as not: somebody has to look again.
   *
   * @return false when it is not known where the mailbox is
   */
  private boolean fromMailbox(Job job, Lease lease, String address, List<Copy> there) {
    Set<UUID> removed = expunging.fromMailbox(job.spillId(), address, there).orElse(null);
    if (removed == null) {
      return copies.goneWithMailbox(job, lease, address, there);
    }
    Map<Boolean, List<Copy>> split =
        there.stream().collect(Collectors.partitioningBy(copy -> removed.contains(copy.id())));
    List<Copy> expunged = split.getOrDefault(true, List.of());
    List<Copy> missing = split.getOrDefault(false, List.of());
    if (!expunged.isEmpty()) {
      copies.destroyed(job, lease, expunged, "expunged");
    }
    if (!missing.isEmpty()) {
      copies.gone(job, lease, missing);
      copies.place(
          job, lease, PlaceKind.MAILBOX, address, CoverageState.UNKNOWN, "moved-search-again");
    }
    return true;
  }
}
