package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxEnd;
import vn.congvu.platform.database.Database;

/** Takes the last state of a mailbox that was closed, while the mail server still has it. */
@ApplicationScoped
class FinalBackups implements MailboxEnd {

  private final RunService runs;
  private final Database database;

  FinalBackups(RunService runs, Database database) {
    this.runs = runs;
    this.database = database;
  }

  @Override
  public void closed(BackupMailbox mailbox) {
    runs.orderFinal(mailbox);
  }

  /** Without a last backup there will never be one: that is a failed run, and not silence. */
  @Override
  public void deleted(BackupMailbox mailbox) {
    boolean ordered =
        database
            .query(
                """
                select exists (
                  select 1 from backup_job j join backup_run r on r.id = j.run_id
                   where j.mailbox = ? and r.trigger = 'CLOSING' and r.state <> 'CANCELLED')
                """,
                row -> row.getBoolean(1),
                mailbox.number())
            .getFirst();
    if (!ordered) {
      runs.orderFinal(mailbox);
    }
  }
}
