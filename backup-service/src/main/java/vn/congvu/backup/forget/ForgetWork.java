package vn.congvu.backup.forget;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.pack.Whereabouts;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.backup.store.RepositoryBusy;
import vn.congvu.platform.database.DatabaseAway;

/**
 * Carries an order out. A kill at any point is healed by doing all of it again: what is doomed is
 * written down first, a second tombstone says the same as the first, and keys that are gone stay
 * gone.
 */
@ApplicationScoped
class ForgetWork {

  private final ForgetLedger ledger;
  private final RepositoryAccess access;
  private final CompactionGuard guard;
  private final ForgetConfig config;

  ForgetWork(
      ForgetLedger ledger, RepositoryAccess access, CompactionGuard guard, ForgetConfig config) {
    this.ledger = ledger;
    this.access = access;
    this.guard = guard;
    this.config = config;
  }

  @ActivateRequestContext
  void run(ForgetLedger.Work work) {
    try {
      forget(work);
    } catch (HeldCopies.HeldMeanwhile e) {
      Log.infof("Forgetting waits for a legal hold: order=%s", work.order());
      ledger.later(
          work,
          config.again(),
          "Hộp thư có thư này đang được lưu giữ theo yêu cầu pháp lý; sẽ hủy khi lệnh lưu giữ được"
              + " gỡ.");
    } catch (RepositoryException e) {
      later(work, e, FaultSentence.of(e.fault()));
    } catch (RepositoryBusy e) {
      later(work, e, "Kho sao lưu đang được dọn; sẽ hủy ngay sau đó.");
    } catch (DatabaseAway e) {
      later(work, e, "Cơ sở dữ liệu chưa trả lời.");
    } catch (StillOpen e) {
      later(work, e, "Sau khi hủy vẫn còn khóa mở được; sẽ hủy lại.");
    } catch (RuntimeException e) {
      later(work, e, "Lỗi ngoài dự kiến.");
    }
  }

  private void forget(ForgetLedger.Work work) {
    ForgetLedger.Doomed doomed = ledger.doom(work, namesMessage(work));
    ledger.forgotten(work, doomed, guard.shredding(held -> destroy(work, doomed)), config.again());
  }

  /**
   * Told by a message itself, while it can still be read. Whoever names a part, and whoever can no
   * longer be asked, wants nothing of it ever again.
   */
  private boolean namesMessage(ForgetLedger.Work work) {
    return ledger
        .namesMessage(work)
        .orElseGet(
            () -> {
              // Another replica may have stored it a moment ago.
              access.get().refresh();
              return ledger.messages(work).stream()
                  .findFirst()
                  .map(message -> isIdentifiedBy(message, work))
                  .orElse(false);
            });
  }

  private boolean isIdentifiedBy(BlobAddress message, ForgetLedger.Work work) {
    try {
      return access.get().isIdentifiedBy(message, work.fingerprint());
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY || e.fault() == Fault.MASTER_KEY_AWAY) {
        throw e;
      }
      return false;
    }
  }

  /** Not while a compaction carries keys from pack to pack: it could carry one past this. */
  private ForgetLedger.Seen destroy(ForgetLedger.Work work, ForgetLedger.Doomed doomed) {
    Repository repository = access.get();
    Whereabouts whereabouts = repository.whereabouts();
    UUID tombstone = work.tombstone();
    if (tombstone == null || doomed.more() || !whereabouts.openable(doomed.blobs()).isEmpty()) {
      tombstone =
          repository.shred(
              work.order().toString(),
              doomed.refused(),
              doomed.mayComeAgain(),
              Set.of(work.fingerprint()));
    }
    int open = whereabouts.openable(doomed.blobs()).size();
    if (open > 0) {
      throw new StillOpen(open);
    }
    return seen(tombstone, whereabouts.of(doomed.blobs()), repository.removeOldKeys());
  }

  private static ForgetLedger.Seen seen(
      UUID tombstone, Map<Whereabouts.Place, Integer> places, boolean oldKeysRemoved) {
    return new ForgetLedger.Seen(
        tombstone,
        places.size(),
        (int) places.keySet().stream().map(Whereabouts.Place::copy).distinct().count(),
        oldKeysRemoved);
  }

  private void later(ForgetLedger.Work work, RuntimeException failure, String problem) {
    Log.warnf(
        failure, "Forgetting will be repeated: order=%s attempt=%d", work.order(), work.attempts());
    ledger.later(work, config.rest(), problem);
  }

  private static final class StillOpen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillOpen(int blobs) {
      super("Blobs that a key still opens: " + blobs);
    }
  }
}
