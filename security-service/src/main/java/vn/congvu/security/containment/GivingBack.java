package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Shredded;

/**
 * Gives everything back. First the mail server is told to hold nothing of it any more, or it would
 * refuse it; at the end, when all lies where it lay, what was sealed is destroyed.
 */
@ApplicationScoped
class GivingBack {

  private static final int PLACES = 200;

  private final GuardWork guard;
  private final MailboxGivingBack mailboxes;
  private final UndeliveredGivingBack undelivered;
  private final Unfinished unfinished;
  private final Returns returns;
  private final Holds holds;
  private final ContainmentConfig config;

  GivingBack(
      GuardWork guard,
      MailboxGivingBack mailboxes,
      UndeliveredGivingBack undelivered,
      Unfinished unfinished,
      Returns returns,
      Holds holds,
      ContainmentConfig config) {
    this.guard = guard;
    this.mailboxes = mailboxes;
    this.undelivered = undelivered;
    this.unfinished = unfinished;
    this.returns = returns;
    this.holds = holds;
    this.config = config;
  }

  /**
   * @return false when something is not known yet, and the holds must wait for it
   */
  boolean giveBack(Order order) throws InterruptedException {
    guard.release(order, guard.prints(order.spillId()));
    returns.followRenamed(order);
    RuntimeException failure = null;
    String after = null;
    List<String> page;
    do {
      page = returns.places(order, PlaceKind.MAILBOX, after, PLACES);
      RuntimeException ofPage =
          new SideBySide(config.parallel()).each(page, address -> giveBack(order, address));
      failure = failure == null ? ofPage : failure;
      after = page.isEmpty() ? null : page.getLast();
    } while (page.size() == PLACES);
    throwing(failure);
    undelivered.giveBack(order);
    Set<UUID> lying = unfinished.lying(order).orElse(null);
    if (lying == null || !returns.nothingContained(order)) {
      return false;
    }
    List<Shredded> _ = holds.shred(order.spillId(), returns.neededNoMore(order, lying));
    holds.tidy(order.spillId());
    returns.finished(order);
    return true;
  }

  private void giveBack(Order order, String address) {
    if (mailboxes.giveBack(order, address) != MailboxGivingBack.Given.BACK) {
      returns.noMailbox(order, address);
    }
  }

  private static void throwing(@Nullable RuntimeException failure) {
    if (failure != null) {
      throw failure;
    }
  }
}
