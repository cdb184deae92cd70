package vn.congvu.backup.drill;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerException;
import vn.congvu.platform.database.Database;

/** Mailboxes on the mail server that live for the length of one attempt. */
@ApplicationScoped
class ScratchMailboxes {

  private static final long ROOM = 16L * 1024 * 1024;
  private static final int MOST_AT_ONCE = 100;

  private final MailProvisioning server;
  private final Database database;
  private final Clock clock;

  ScratchMailboxes(MailProvisioning server, Database database, Clock clock) {
    this.server = server;
    this.database = database;
    this.clock = clock;
  }

  /** An empty mailbox with room for so much. */
  void make(String address, long bytes) {
    server.ensureMailbox(address);
    // Whoever stood still for longer than a lease may have made it anew after it was swept away.
    int _ =
        database.update("update drill_scratch set deleted_at = null where address = ?", address);
    server.setQuota(address, bytes + bytes / 4 + ROOM);
  }

  /** Deletes what no living attempt uses: after an end, and after a kill. Tried until it is so. */
  void sweep() {
    for (String address : left()) {
      try {
        server.delete(address);
        int _ =
            database.update(
                "update drill_scratch set deleted_at = ? where address = ?",
                clock.instant(),
                address);
      } catch (MailServerException e) {
        Log.infof("Scratch mailbox not deleted yet: address=%s cause=%s", address, e);
      }
    }
  }

  private List<String> left() {
    return database.query(
        """
        select s.address from drill_scratch s
         where s.deleted_at is null
           and not exists (
             select 1 from drill_job j
              where j.id = s.job_id and j.lease = s.lease and j.leased_until >= ?)
         order by s.address limit ?
        """,
        row -> row.getString(1),
        clock.instant(),
        MOST_AT_ONCE);
  }
}
