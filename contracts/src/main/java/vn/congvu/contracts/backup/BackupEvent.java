package vn.congvu.contracts.backup;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about one backup run over many mailboxes. */
public sealed interface BackupEvent extends Fact {

  String TOPIC = "backup.events";

  UUID runId();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return runId().toString();
  }

  /**
   * Every mailbox of the run is in the repository.
   *
   * @param messages how many messages were new
   * @param storedBytes what the run added to the repository
   */
  record BackupCompleted(
      UUID runId, long version, Instant occurredAt, int mailboxes, long messages, long storedBytes)
      implements BackupEvent {
    public static final String TYPE = "backup.completed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * The run ended and something could not be backed up.
   *
   * @param failedMailboxes how many of them hold something that is not in the repository
   */
  record BackupFailed(
      UUID runId, long version, Instant occurredAt, int mailboxes, int failedMailboxes)
      implements BackupEvent {
    public static final String TYPE = "backup.failed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
