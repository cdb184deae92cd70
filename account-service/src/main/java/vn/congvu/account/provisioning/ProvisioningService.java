package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import vn.congvu.account.request.LineRefused;
import vn.congvu.account.request.WorkOrdered;
import vn.congvu.platform.problem.ProblemException;

/** Takes orders, in the transaction of whoever gives them. */
@ApplicationScoped
public class ProvisioningService {

  private final TaskStore tasks;
  private final TaskWorker worker;
  private final Event<WorkWaiting> waiting;

  ProvisioningService(TaskStore tasks, TaskWorker worker, Event<WorkWaiting> waiting) {
    this.tasks = tasks;
    this.worker = worker;
    this.waiting = waiting;
  }

  void order(@Observes WorkOrdered order) {
    tasks.order(order);
    waiting.fire(new WorkWaiting());
  }

  /**
   * A line is refused after a failed attempt. A mailbox that the attempt has made goes again, and
   * its address stays held until it is gone; any other half-done work must come to its end.
   */
  void takeBack(@Observes LineRefused refused) {
    Optional<TaskStore.Halted> halted =
        tasks.haltedAt(refused.lineId()).filter(TaskStore.Halted::leftTraces);
    if (halted.isEmpty()) {
      return;
    }
    if (halted.get().kind() != TaskKind.ISSUE) {
      throw ProblemException.of(
          ProvisioningProblem.LINE_HALF_DONE,
          "Việc của dòng này đã làm được một phần trên máy chủ nên không từ chối được nữa; hãy thử"
              + " lại cho đến khi xong.");
    }
    tasks.takeBack(refused.lineId());
    refused.keepAddress();
    waiting.fire(new WorkWaiting());
  }

  /** The password leaked: nobody may log in, ahead of all other work. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void secure(UUID mailboxId, String address, UUID reportId) {
    tasks.orderSecuring(mailboxId, address, reportId);
    waiting.fire(new WorkWaiting());
  }

  void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkWaiting event) {
    worker.ring();
  }

  /** Fired with an order; heard when the order has been committed. */
  record WorkWaiting() {}
}
