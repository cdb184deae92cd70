package vn.congvu.security.reportfolder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.mail.ReportFolder;
import vn.congvu.security.mail.SeenMessage;
import vn.congvu.security.mailbox.KnownMailbox;
import vn.congvu.security.spill.SpillReports;

/** Opens the cases that a look found, with the mark of how far it came: all of it or nothing. */
@ApplicationScoped
class FolderReports {

  private final FolderLooks looks;
  private final SpillReports spills;
  private final Database database;

  FolderReports(FolderLooks looks, SpillReports spills, Database database) {
    this.looks = looks;
    this.spills = spills;
    this.database = database;
  }

  @Transactional
  void take(Lease lease, KnownMailbox mailbox, ReportFolder.Look look, Duration rest) {
    looks.looked(lease, look.next(), rest);
    for (SeenMessage message : look.messages()) {
      if (!isReported(mailbox.id(), message)) {
        UUID spill = spills.reportByFolder(mailbox.unitCode(), message);
        int _ =
            database.update(
                """
                insert into report_by_folder (mailbox_id, uid_validity, uid, spill_id)
                values (?, ?, ?, ?)
                """,
                mailbox.id(),
                message.uidValidity(),
                message.uid(),
                spill);
      }
    }
  }

  private boolean isReported(UUID mailbox, SeenMessage message) {
    return database
        .first(
            "select 1 from report_by_folder where mailbox_id = ? and uid_validity = ? and uid = ?",
            row -> row.getInt(1),
            mailbox,
            message.uidValidity(),
            message.uid())
        .isPresent();
  }
}
