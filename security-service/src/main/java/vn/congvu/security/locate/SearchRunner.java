package vn.congvu.security.locate;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import vn.congvu.mail.MailServerException;
import vn.congvu.platform.database.DatabaseAway;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.note.Cause;

/** One attempt at a search; whatever breaks it, it rests and goes on, for a case needs its end. */
@ApplicationScoped
class SearchRunner {

  private final SearchWork work;
  private final SearchLedger ledger;
  private final SearchConfig config;

  SearchRunner(SearchWork work, SearchLedger ledger, SearchConfig config) {
    this.work = work;
    this.ledger = ledger;
    this.config = config;
  }

  @ActivateRequestContext
  void run(Lease lease) {
    try {
      work.run(lease);
      Log.infof("Searched: search=%s", lease.job());
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the search: search=%s", lease.job());
    } catch (RuntimeException failure) {
      later(lease, failure);
    }
  }

  private void later(Lease lease, RuntimeException failure) {
    Log.warnf(
        "Search rests: search=%s attempt=%d cause=%s",
        lease.job(), lease.attempts(), Cause.of(failure));
    try {
      ledger.table().later(lease, config.rest(), sentence(failure));
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the search: search=%s", lease.job());
    }
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case PartAway away -> away.sentence();
      case ProblemException _ -> "Dịch vụ sao lưu chưa cho khóa dấu vân tay; sẽ tìm tiếp.";
      case MailServerException _ -> "Máy chủ thư chưa trả lời; sẽ tìm tiếp.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời; sẽ tìm tiếp.";
      default -> "Lỗi ngoài dự kiến; sẽ tìm lại.";
    };
  }
}
