package vn.congvu.account.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import vn.congvu.platform.id.Ids;

/** One who works in an organisation's mailbox, usually the clerk. */
@Entity
@Table(name = "mailbox_user")
class MailboxUser {
  @Id private UUID id;

  @Column(name = "mailbox_id")
  private UUID mailboxId;

  @Column(name = "person_id")
  private UUID personId;

  @Column(name = "named_at")
  private Instant namedAt;

  protected MailboxUser() {}

  MailboxUser(UUID mailboxId, UUID personId, Instant now) {
    this.id = Ids.next();
    this.mailboxId = mailboxId;
    this.personId = personId;
    this.namedAt = now;
  }
}
