package vn.congvu.security.mailaccess;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends rights whose time is over; what one replica has begun another passes over. */
@ApplicationScoped
class EndedRights {

  private static final int AT_ONCE = 100;

  private final MailboxRights rights;

  EndedRights(MailboxRights rights) {
    this.rights = rights;
  }

  @Scheduled(
      every = "${congvu.mail-access.look-every:15m}",
      identity = "mailbox-rights-over",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void end() {
    while (rights.endSomeThatAreOver(AT_ONCE)) {}
  }
}
