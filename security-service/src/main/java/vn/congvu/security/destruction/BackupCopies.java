package vn.congvu.security.destruction;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.backup.BackupService;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;

/**
 * Has the backups forget. A message is named by its own Message-ID, never by a part of it alone: a
 * part may be a letterhead that innocent mail has too, and nothing is destroyed that was not
 * approved.
 */
@ApplicationScoped
// First, for it goes on over there while the rest is done here.
@Priority(1)
class BackupCopies implements DestructionRun.Step {

  private static final Predicate<Copy> IN_BACKUPS =
      copy -> copy.kind() == PlaceKind.BACKUP_GENERATION;

  private static final int PAGE = 200;
  private static final String KEYRING = "backups";

  private final SetCopies copies;
  private final Forgettings forgettings;
  private final BackupService backups;

  BackupCopies(SetCopies copies, Forgettings forgettings, BackupService backups) {
    this.copies = copies;
    this.forgettings = forgettings;
    this.backups = backups;
  }

  @Override
  public void destroy(Job job, Lease lease) {
    try {
      order(job, lease);
      List<Copy> kept = kept(job);
      if (!kept.isEmpty()) {
        prove(job);
        oldKeys(job, lease);
        copies.destroyed(job, lease, kept, "tombstones:" + forgettings.tombstones(job));
      }
    } catch (IOException e) {
      throw new NotYet("Dịch vụ sao lưu chưa trả lời.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotYet("Đang dừng; sẽ làm tiếp.", e);
    }
  }

  /** Where they are left, somebody has to say what was done: a new master key, as a rule. */
  private void oldKeys(Job job, Lease lease) {
    boolean removed = forgettings.oldKeysAreRemoved(job);
    copies.place(
        job,
        lease,
        PlaceKind.KEYRING,
        KEYRING,
        removed ? CoverageState.DESTROYED : CoverageState.FOUND,
        removed ? "written-anew" : "not-offered");
  }

  private List<Copy> kept(Job job) {
    return copies.of(job, CopyState.FOUND).filter(IN_BACKUPS).toList();
  }

  /** Asked again it is the same order over there. */
  private void order(Job job, Lease lease) throws IOException, InterruptedException {
    if (forgettings.isEmpty(job)) {
      forgettings.add(job, prints(job, lease));
    }
    for (UUID print : forgettings.unordered(job)) {
      forgettings.ordered(job, print, backups.forget(decision(job, print)).id());
    }
  }

  private static BackupService.Decision decision(Job job, UUID print) {
    return new BackupService.Decision(
        print, job.digest(), job.orderedBy(), job.approvedBy(), job.approvedAt());
  }

  private static UUID content(Copy copy) {
    return UUID.fromString(copy.key());
  }

  private Set<UUID> prints(Job job, Lease lease) throws IOException, InterruptedException {
    var prints = new HashSet<UUID>();
    var gone = new ArrayList<Copy>();
    List<Copy> kept = kept(job);
    List<UUID> spared = copies.spared(job, PlaceKind.BACKUP_GENERATION);
    for (int from = 0; from < kept.size(); from += PAGE) {
      List<Copy> page = kept.subList(from, Math.min(kept.size(), from + PAGE));
      Map<UUID, Optional<UUID>> known =
          backups.printsOf(page.stream().map(BackupCopies::content).toList(), spared);
      known.values().forEach(print -> prints.add(print.orElseThrow(BackupCopies::notAlone)));
      page.stream().filter(copy -> !known.containsKey(content(copy))).forEach(gone::add);
    }
    copies.gone(job, lease, gone);
    return prints;
  }

  private static NotYet notAlone() {
    return new NotYet(
        "Trong bản sao lưu có thư không tách được khỏi thư đã xác định không phải bản sao.");
  }

  private void prove(Job job) throws IOException, InterruptedException {
    for (Forgettings.Open open : forgettings.unproved(job)) {
      BackupService.Forgetting forgetting = backups.forgetting(open.order());
      BackupService.Proof proof = forgetting.proof();
      if (proof == null) {
        throw new NotYet(
            forgetting.problem() == null
                ? "Các bản sao lưu đang được hủy khóa."
                : forgetting.problem());
      }
      forgettings.proved(job, open.print(), proof);
    }
  }
}
