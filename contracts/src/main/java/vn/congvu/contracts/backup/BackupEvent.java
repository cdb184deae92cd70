package vn.congvu.contracts.backup;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about one backup run over many mailboxes, or one drill that tried such backups out. */
public sealed interface BackupEvent extends Fact {

  String TOPIC = "backup.events";

  @Override
  default String topic() {
    return TOPIC;
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
    public String key() {
      return runId.toString();
    }

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
    public String key() {
      return runId.toString();
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * Every mailbox of the random sample came back from its backup as it was.
   *
   * @param messages how many messages were restored and compared
   * @param longestRestoreMillis what the slowest mailbox took
   * @param oldestBackupSeconds how old the oldest backup was when the drill began
   */
  record DrillPassed(
      UUID drillId,
      long version,
      Instant occurredAt,
      int mailboxes,
      long messages,
      long longestRestoreMillis,
      long oldestBackupSeconds)
      implements BackupEvent {
    public static final String TYPE = "drill.passed.v1";

    @Override
    public String key() {
      return drillId.toString();
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /**
   * The drill ended and something did not come back from its backup as it was.
   *
   * @param failedMailboxes how many mailboxes of the sample are not as they were
   * @param mismatches how many of their messages
   */
  record DrillFailed(
      UUID drillId,
      long version,
      Instant occurredAt,
      int mailboxes,
      int failedMailboxes,
      long mismatches)
      implements BackupEvent {
    public static final String TYPE = "drill.failed.v1";

    @Override
    public String key() {
      return drillId.toString();
    }

    @Override
    public String type() {
      return TYPE;
    }
  }
}
