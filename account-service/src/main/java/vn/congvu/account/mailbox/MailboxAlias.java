package vn.congvu.account.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A second address of a mailbox. */
@Entity
@Table(name = "mailbox_alias")
class MailboxAlias {
  @Id private String address;

  @Column(name = "mailbox_id")
  private UUID mailboxId;

  @Column(name = "added_at")
  private Instant addedAt;

  protected MailboxAlias() {}

  String address() {
    return address;
  }

  UUID mailboxId() {
    return mailboxId;
  }

  MailboxAlias(String address, UUID mailboxId, Instant now) {
    this.address = address;
    this.mailboxId = mailboxId;
    this.addedAt = now;
  }
}
