package vn.congvu.security.fingerprint;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.backup.BackupService;

/**
 * The backups' key of fingerprints, asked for once and held in memory only. Without it nothing can
 * be compared with what the backups have.
 */
@ApplicationScoped
public class FingerprintKeys {

  private static final Logger LOG = Logger.getLogger(FingerprintKeys.class);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final BackupService backups;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable FingerprintKey known;

  FingerprintKeys(BackupService backups) {
    this.backups = backups;
  }

  /** Refuses for now when backup-service does not answer. */
  public FingerprintKey get() {
    lock.lock();
    try {
      FingerprintKey key = known;
      if (key == null) {
        key = ask();
        known = key;
      }
      return key;
    } finally {
      lock.unlock();
    }
  }

  private FingerprintKey ask() {
    try {
      return new FingerprintKey(backups.fingerprintKey());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away(e);
    } catch (IOException | RuntimeException e) {
      // Of the client that fetches tokens, a refusal or a timeout comes as any of a dozen types.
      throw away(e);
    }
  }

  private static ProblemException away(Exception e) {
    LOG.warnf("fingerprint key not had: cause=%s", e.getClass().getSimpleName());
    return ProblemException.of(
            FingerprintProblem.AWAY,
            "Chưa lập được dấu vân tay của thư. Hãy báo Thủ trưởng ngay, bổ sung thư vào vụ việc sau.")
        .retryAfter(AGAIN);
  }
}
