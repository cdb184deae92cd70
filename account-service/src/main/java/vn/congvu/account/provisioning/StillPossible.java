package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxProblem;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.problem.ProblemException;

/**
 * Asked before any server is touched. Between the day of the request and that of the work a mailbox
 * may have been closed or a unit dissolved: what the register would refuse in the end, such as
 * opening the login of a closed mailbox, must not have happened on the servers by then.
 */
@ApplicationScoped
class StillPossible {

  private final UnitService units;

  StillPossible(UnitService units) {
    this.units = units;
  }

  void require(Task task, @Nullable MailboxView mailbox) {
    if (mailbox != null && !fits(task.kind(), mailbox.state())) {
      throw ProblemException.of(
          MailboxProblem.MAILBOX_STATE,
          "Hộp thư %s nay ở trạng thái \"%s\" nên không thực hiện được việc này nữa."
              .formatted(mailbox.address(), mailbox.state().inVietnamese()));
    }
    switch (task.kind()) {
      case ISSUE -> units.known(Issue.unitCode(task.line()));
      case TRANSFER -> units.require(Issue.unitCode(task.line()));
      default -> {
        // Nothing but the mailbox is concerned.
      }
    }
  }

  private static boolean fits(TaskKind kind, MailboxState state) {
    return switch (kind) {
      case UNLOCK -> state == MailboxState.LOCKED;
      case DELETION -> state == MailboxState.AWAITING_DELETION;
      default -> state.isOpen();
    };
  }
}
