package vn.congvu.backup.forget;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;

/**
 * Destroys the keys of what refused messages left in the repository, unless a message that is kept
 * uses it: a large part is stored before its end tells what it is, and a run may hear of an order
 * only when it writes down.
 */
@ApplicationScoped
class Leftovers {

  /** In the tombstone's place for an order. */
  private static final String OF_REFUSED_MAIL = "left by refused mail";

  private final ForgetLedger ledger;
  private final RepositoryAccess repository;
  private final CompactionGuard guard;

  Leftovers(ForgetLedger ledger, RepositoryAccess repository, CompactionGuard guard) {
    this.ledger = ledger;
    this.repository = repository;
    this.guard = guard;
  }

  void destroy() {
    if (!ledger.isAnythingLeftBehind()) {
      return;
    }
    try {
      Set<BlobAddress> doomed = ledger.doomLeftBehind();
      if (!doomed.isEmpty()) {
        guard.alone(() -> repository.get().shred(OF_REFUSED_MAIL, Set.of(), doomed, Set.of()));
        ledger.leftNothing(doomed);
        Log.infof("Keys of what refused mail left are destroyed: blobs=%d", doomed.size());
      }
    } catch (RuntimeException e) {
      Log.warnf("What refused mail left stays for the moment: cause=%s", e);
    }
  }
}
