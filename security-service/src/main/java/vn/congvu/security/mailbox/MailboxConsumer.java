package vn.congvu.security.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
class MailboxConsumer extends FactConsumer {

  private final KnownMailboxes mailboxes;

  MailboxConsumer(KnownMailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Override
  protected String name() {
    return "security-mailboxes";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(MailboxEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers
        .on(MailboxEvent.MailboxIssued.TYPE, MailboxEvent.MailboxIssued.class, mailboxes::learn)
        .on(
            MailboxEvent.MailboxActivated.TYPE,
            MailboxEvent.MailboxActivated.class,
            mailboxes::learn)
        .on(MailboxEvent.MailboxLocked.TYPE, MailboxEvent.MailboxLocked.class, mailboxes::learn)
        .on(MailboxEvent.MailboxUnlocked.TYPE, MailboxEvent.MailboxUnlocked.class, mailboxes::learn)
        .on(MailboxEvent.MailboxClosed.TYPE, MailboxEvent.MailboxClosed.class, mailboxes::learn)
        .on(MailboxEvent.MailboxDeleted.TYPE, MailboxEvent.MailboxDeleted.class, mailboxes::learn)
        .on(MailboxEvent.MailboxRenamed.TYPE, MailboxEvent.MailboxRenamed.class, mailboxes::learn)
        .on(
            MailboxEvent.MailboxTransferred.TYPE,
            MailboxEvent.MailboxTransferred.class,
            mailboxes::learn);
  }
}
