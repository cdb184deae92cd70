package vn.congvu.security.destruction;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  private static final Set<PlaceKind> IN_BACKUPS = EnumSet.of(PlaceKind.BACKUP_GENERATION);
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
      if (copies.isLeft(job, IN_BACKUPS)) {
        prove(job);
        oldKeys(job, lease);
        String proof = "tombstones:" + forgettings.tombstones(job);
        for (List<Copy> page : copies.pages(job, CopyState.FOUND, IN_BACKUPS)) {
          copies.destroyed(job, lease, page, proof);
        }
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
    List<UUID> spared = copies.spared(job, PlaceKind.BACKUP_GENERATION);
    for (List<Copy> page : copies.pages(job, CopyState.FOUND, IN_BACKUPS)) {
      Map<UUID, Optional<UUID>> known =
          backups.printsOf(page.stream().map(BackupCopies::content).toList(), spared);
      known.values().forEach(print -> prints.add(print.orElseThrow(BackupCopies::notAlone)));
      copies.gone(
          job, lease, page.stream().filter(copy -> !known.containsKey(content(copy))).toList());
    }
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
