package vn.congvu.contracts.backup;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about mail that came out of the backups by the order of two persons. */
public sealed interface RestoreEvent extends Fact {

  String TOPIC = "restore.events";

  UUID restoreId();

  UUID mailboxId();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return mailboxId().toString();
  }

  /**
   * Mail of a mailbox was put back, or mail was put into it; of two mailboxes each is told.
   *
   * @param restoreId the order
   */
  record MailRestored(UUID restoreId, UUID mailboxId, long version, Instant occurredAt)
      implements RestoreEvent {
    public static final String TYPE = "mail.restored.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * Mail of a mailbox was handed out as a file.
   *
   * @param restoreId the order
   */
  record MailExported(UUID restoreId, UUID mailboxId, long version, Instant occurredAt)
      implements RestoreEvent {
    public static final String TYPE = "mail.exported.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
