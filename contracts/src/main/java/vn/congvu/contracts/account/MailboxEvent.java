package vn.congvu.contracts.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.Fact;

/** Facts about one mailbox. */
public sealed interface MailboxEvent extends Fact {

  String TOPIC = "mailbox.events";

  UUID mailboxId();

  String address();

  /** The unit that the mailbox belongs to after this fact. */
  String unitCode();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return mailboxId().toString();
  }

  /** Whom a mailbox stands for. */
  enum Kind {
    PERSONAL,
    ORGANISATION
  }

  /** The mailbox exists on the mail server and waits for its first password. */
  record MailboxIssued(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      Kind kind,
      long quotaBytes,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.issued.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The user set the first password; the mailbox is in use. */
  record MailboxActivated(
      UUID mailboxId, long version, Instant occurredAt, String address, String unitCode)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.activated.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** Nobody can log in any more; mail is still received. */
  record MailboxLocked(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      String legalBasis,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.locked.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The user can log in again. */
  record MailboxUnlocked(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      String legalBasis,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.unlocked.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** Sending and receiving stopped; the content is deleted on the given day. */
  record MailboxClosed(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      LocalDate deleteOn,
      String legalBasis,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.closed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The mailbox and its content are gone from the mail server. */
  record MailboxDeleted(
      UUID mailboxId, long version, Instant occurredAt, String address, String unitCode)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.deleted.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The main address changed from the previous one to the address given. */
  record MailboxRenamed(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String previousAddress,
      String unitCode,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.renamed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The mailbox went from the previous unit to the unit given. */
  record MailboxTransferred(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      String previousUnitCode,
      @Nullable UUID requestId)
      implements MailboxEvent {
    public static final String TYPE = "mailbox.transferred.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
