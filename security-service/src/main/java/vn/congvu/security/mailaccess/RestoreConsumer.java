package vn.congvu.security.mailaccess;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

/** What the backups' orders brought out of a mailbox, or put into it, is an entry of it. */
@ApplicationScoped
class RestoreConsumer extends FactConsumer {

  private final MailboxEntries entries;

  RestoreConsumer(MailboxEntries entries) {
    this.entries = entries;
  }

  @Override
  protected String name() {
    return "security-restores";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(RestoreEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.onEach(RestoreEvent.class, entries::add);
  }
}
