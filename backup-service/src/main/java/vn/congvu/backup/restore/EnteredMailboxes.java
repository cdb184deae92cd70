package vn.congvu.backup.restore;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.contracts.backup.RestoreEvent.MailExported;
import vn.congvu.contracts.backup.RestoreEvent.MailRestored;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.outbox.Outbox;

/** Tells whose mail an order brought out, for owners learn who was in their mailbox. */
@ApplicationScoped
class EnteredMailboxes {

  private static final long ONLY = 1;

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  EnteredMailboxes(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** The one that the mail was of, and the one into which it went. */
  @Transactional(MANDATORY)
  void restored(UUID job) {
    database
        .query(
            """
            select distinct j.restore_id, b.mailbox_id
              from restore_job j join backup_mailbox b on b.number in (j.mailbox, j.target)
             where j.id = ?
            """,
            row ->
                new MailRestored(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    ONLY,
                    clock.instant()),
            job)
        .forEach(this::announce);
  }

  @Transactional(MANDATORY)
  void exported(UUID restore, Collection<UUID> mailboxes) {
    mailboxes.forEach(
        mailbox -> announce(new MailExported(restore, mailbox, ONLY, clock.instant())));
  }

  private void announce(RestoreEvent fact) {
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }
}
