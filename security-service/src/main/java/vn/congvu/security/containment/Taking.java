package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.security.coverage.PlaceKind;

/**
 * Takes everything away that was found. First what arrives is held back, then what is on its way is
 * taken, then what lies in mailboxes: in any other order something could slip through behind.
 */
@ApplicationScoped
class Taking {

  private static final int PLACES = 200;

  private final GuardWork guard;
  private final UndeliveredTaking undelivered;
  private final TakingAtOnce atOnce;
  private final MailboxTaking mailboxes;
  private final Strays strays;
  private final MailProvisioning provisioning;
  private final VaultLook vault;
  private final Takings takings;
  private final TakingRecord record;
  private final ContainmentConfig config;

  Taking(
      GuardWork guard,
      UndeliveredTaking undelivered,
      TakingAtOnce atOnce,
      MailboxTaking mailboxes,
      Strays strays,
      MailProvisioning provisioning,
      VaultLook vault,
      Takings takings,
      TakingRecord record,
      ContainmentConfig config) {
    this.guard = guard;
    this.undelivered = undelivered;
    this.atOnce = atOnce;
    this.mailboxes = mailboxes;
    this.strays = strays;
    this.provisioning = provisioning;
    this.vault = vault;
    this.takings = takings;
    this.record = record;
    this.config = config;
  }

  /**
   * Goes through everything once; where nothing is sealed, what arrives is held back and listed,
   * and no more. A mailbox that fails fails the attempt, after its page.
   */
  void take(Order order) throws InterruptedException {
    CasePrints prints = guard.prints(order.spillId());
    guard.hold(order, prints);
    undelivered.take(order, prints);
    if (order.straight()) {
      return;
    }
    takings.followRenamed(order);
    RuntimeException failure = null;
    String after = null;
    List<String> page;
    do {
      page = takings.places(order, PlaceKind.MAILBOX, after, PLACES);
      RuntimeException ofPage =
          new SideBySide(config.parallel())
              .each(
                  atOnce.take(order, prints, page), address -> takeMailbox(order, prints, address));
      writeDown(order, prints);
      failure = failure == null ? ofPage : failure;
      after = page.isEmpty() ? null : page.getLast();
    } while (page.size() == PLACES && !(failure instanceof OrderLost));
    if (failure != null) {
      throw failure;
    }
    if (order.recheck()) {
      guard.releaseExcluded(order);
      strays.giveBack(order, prints);
    }
  }

  /** What is contained and not yet in the ledger, also of an attempt that did not live so long. */
  private void writeDown(Order order, CasePrints prints) {
    List<TakingRecord.Emptied> emptied;
    do {
      emptied = record.emptied(order, PLACES);
      vault.look(
          order,
          prints,
          emptied.stream()
              .filter(it -> it.kind() == PlaceKind.MAILBOX)
              .map(TakingRecord.Emptied::place)
              .toList());
      record.contained(order, emptied);
    } while (emptied.size() == PLACES);
  }

  /** One that the mail server does not have was deleted, or has another address by now. */
  private void takeMailbox(Order order, CasePrints prints, String address) {
    try {
      mailboxes.take(order, prints, address);
    } catch (MailServerRefused refused) {
      if (provisioning.exists(address)) {
        throw refused;
      }
      record.notOnServer(order, address);
    }
  }
}
