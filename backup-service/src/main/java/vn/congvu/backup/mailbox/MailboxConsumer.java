package vn.congvu.backup.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
class MailboxConsumer extends FactConsumer {

  private final MailboxService mailboxes;

  MailboxConsumer(MailboxService mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Override
  protected String name() {
    return "backup-mailboxes";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(MailboxEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.onEach(MailboxEvent.class, mailboxes::learn);
  }
}
