package vn.congvu.backup.forget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.hold.LegalHolds;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.problem.ProblemException;

/** Keeps what is under legal hold from being forgotten silently (ADR 113). */
@ApplicationScoped
class HeldCopies {

  private final Database database;
  private final LegalHolds holds;

  HeldCopies(Database database, LegalHolds holds) {
    this.database = database;
    this.holds = holds;
  }

  /**
   * @param consent by which whoever demanded the hold agrees
   */
  @Transactional(MANDATORY)
  void require(UUID print, @Nullable String consent) {
    if (consent == null && isAnyHeld(print)) {
      throw ProblemException.of(
          ForgetProblem.HELD,
          "Hộp thư có thư này đang được lưu giữ theo yêu cầu pháp lý. Gỡ lệnh lưu giữ, hoặc ghi văn"
              + " bản đồng ý cho hủy của cơ quan yêu cầu lưu giữ.");
    }
  }

  /** The same when it is carried out; from here to the end of the transaction no hold is placed. */
  @Transactional(MANDATORY)
  void requireNow(UUID print, @Nullable String consent) {
    holds.keepAsTheyAre();
    if (consent == null && isAnyHeld(print)) {
      throw new HeldMeanwhile();
    }
  }

  /** In whatever generation. */
  private boolean isAnyHeld(UUID print) {
    return database
        .query(
            """
            select exists (
              select 1 from %s join folder f on f.id = p.folder where f.mailbox in (%s))
            """
                .formatted(Copies.BEARERS, LegalHolds.HELD),
            row -> row.getBoolean(1),
            print,
            holds.today())
        .getFirst();
  }

  /** A copy is under legal hold, and the order does not say that it may go. */
  static final class HeldMeanwhile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HeldMeanwhile() {
      super("a copy is under legal hold");
    }
  }
}
