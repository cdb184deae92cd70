package vn.congvu.security.reportfolder;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;
import vn.congvu.security.mail.ReportFolder;

/** Which mailbox is looked at next, and how far each was looked through. */
@ApplicationScoped
class FolderLooks {

  private static final String DELETED =
      "exists (select 1 from known_mailbox m where m.mailbox_id = j.id and m.deleted)";

  private final Database database;
  private final LeasedTable table;
  private final ReportFolderConfig config;
  private final Clock clock;

  FolderLooks(Database database, ReportFolderConfig config, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "report_folder");
    this.config = config;
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  /** An organisation's mailbox has no owner in whose name a report could be. */
  @Transactional
  void enlist() {
    int _ =
        database.update(
            """
            insert into report_folder (id, state, next_attempt_at)
            select m.mailbox_id, 'WAITING', ?
              from known_mailbox m
             where not m.organisation and not m.deleted
               and not exists (select 1 from report_folder f where f.id = m.mailbox_id)
            on conflict do nothing
            """,
            clock.instant());
  }

  /** These are looked at next. */
  @Transactional
  void hurry(Set<String> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    int _ =
        database.update(
            """
            update report_folder f set next_attempt_at = least(f.next_attempt_at, ?)
              from known_mailbox m
             where m.mailbox_id = f.id and m.address = any (?) and f.state = 'WAITING'
            """,
            clock.instant(),
            Database.texts(addresses));
  }

  @Transactional
  List<Lease> claim(int atMost) {
    return table.claim(atMost, config.lease(), DELETED);
  }

  @Transactional
  Optional<ReportFolder.Place> place(UUID mailbox) {
    return database.first(
        "select uid_validity, next_uid from report_folder where id = ?",
        row -> new ReportFolder.Place(row.getLong(1), row.getLong(2)),
        mailbox);
  }

  /** In the transaction of what was found. */
  @Transactional(MANDATORY)
  void looked(Lease lease, ReportFolder.Place next, Duration rest) {
    table.fence(lease);
    int _ =
        database.update(
            """
            update report_folder
               set state = 'WAITING', lease = null, leased_until = null, attempts = 0,
                   problem = null, uid_validity = ?, next_uid = ?, next_attempt_at = ?
             where id = ?
            """,
            next.uidValidity(),
            next.nextUid(),
            clock.instant().plus(rest),
            lease.job());
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }
}
