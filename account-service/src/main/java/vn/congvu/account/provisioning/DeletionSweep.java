package vn.congvu.account.provisioning;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import vn.congvu.account.mailbox.MailboxService;

/**
 * Orders the deletion of closed mailboxes whose retention is over. The closure request was the
 * approval; this only keeps the date that it set.
 */
@ApplicationScoped
class DeletionSweep {

  private static final int AT_ONCE = 500;

  private final MailboxService mailboxes;
  private final TaskStore tasks;
  private final TaskWorker worker;
  private final ProvisioningConfig config;

  DeletionSweep(
      MailboxService mailboxes, TaskStore tasks, TaskWorker worker, ProvisioningConfig config) {
    this.mailboxes = mailboxes;
    this.tasks = tasks;
    this.worker = worker;
    this.config = config;
  }

  @Scheduled(
      every = "${congvu.provisioning.deletion-sweep:1h}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    if (!config.enabled()) {
      return;
    }
    for (UUID id : mailboxes.dueForDeletion(AT_ONCE)) {
      tasks.orderDeletion(id, mailboxes.require(id).address());
    }
    worker.ring();
  }
}
