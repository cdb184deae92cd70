package vn.congvu.backup.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.account.MailboxEvent;

/** Lets this service know a mailbox as if account-service had announced it. */
@ApplicationScoped
public class KnownMailboxes {

  private final MailboxService mailboxes;

  KnownMailboxes(MailboxService mailboxes) {
    this.mailboxes = mailboxes;
  }

  @Transactional
  public BackupMailbox issued(String address, String unitCode) {
    UUID id = UUID.randomUUID();
    mailboxes.learn(
        new MailboxEvent.MailboxIssued(
            id,
            1,
            Instant.now(),
            address,
            unitCode,
            MailboxEvent.Kind.PERSONAL,
            1_000_000_000L,
            null));
    return mailboxes.require(id);
  }

  @Transactional
  public void learn(MailboxEvent fact) {
    mailboxes.learn(fact);
  }
}
