package vn.congvu.security.destruction;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.mail.MailServerException;
import vn.congvu.platform.database.DatabaseAway;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;
import vn.congvu.security.note.Cause;

/**
 * One attempt at a set. Each kind of copy may be destroyed twice, and is said to be so only after
 * it is: a kill anywhere is healed by the next attempt. A part that is away keeps none of the
 * others waiting.
 */
@ApplicationScoped
class DestructionRun {

  /** Destroys the copies of one kind, as many as still are there. */
  interface Step {

    /** Throws {@link NotYet} when it has to be tried again for what is left. */
    void destroy(Job job, Lease lease);
  }

  /** So many attempts follow each other closely. */
  private static final int SOON = 10;

  private static final int MOST_RESTS = 30;

  private final DestructionQueue queue;
  private final List<Step> steps;
  private final DestructionEnd end;
  private final DestructionConfig config;

  DestructionRun(
      DestructionQueue queue, @All List<Step> steps, DestructionEnd end, DestructionConfig config) {
    this.queue = queue;
    this.steps = steps;
    this.end = end;
    this.config = config;
  }

  @ActivateRequestContext
  void attempt(Lease lease) {
    try {
      Job job = queue.of(lease);
      for (RuntimeException failure : failures(job, lease)) {
        throw failure;
      }
      end.done(job, lease);
      Log.infof("Set carried out: job=%s", lease.job());
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job: job=%s", lease.job());
    } catch (RuntimeException failure) {
      again(lease, failure);
    }
  }

  private List<RuntimeException> failures(Job job, Lease lease) {
    var failures = new ArrayList<RuntimeException>();
    for (Step step : steps) {
      try {
        step.destroy(job, lease);
      } catch (LeaseLost lost) {
        throw lost;
      } catch (RuntimeException failure) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private void again(Lease lease, RuntimeException failure) {
    if (!(failure instanceof NotYet)) {
      Log.warnf("Carrying out will be repeated: job=%s cause=%s", lease.job(), Cause.of(failure));
    }
    try {
      queue.later(lease, rest(lease), sentence(failure));
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job: job=%s", lease.job());
    }
  }

  private Duration rest(Lease lease) {
    return config.rest().multipliedBy(Math.clamp(lease.attempts() - SOON, 1, MOST_RESTS));
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case NotYet wait -> wait.sentence();
      case RepositoryException _ -> "Kho cách ly chưa trả lời.";
      case MailServerException _ -> "Máy chủ thư chưa trả lời.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời.";
      default -> "Lỗi ngoài dự kiến; sẽ làm lại.";
    };
  }
}
