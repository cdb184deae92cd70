package vn.congvu.backup.drill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import vn.congvu.contracts.backup.BackupEvent;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.certificate.SignedCertificate;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.outbox.Outbox;

/** Ends drills of which no mailbox is left: certificate, fact and audit entry in one go. */
@ApplicationScoped
class DrillEnd {

  private final Database database;
  private final DrillQueries queries;
  private final Certificates certificates;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Clock clock;

  DrillEnd(
      Database database,
      DrillQueries queries,
      Certificates certificates,
      Outbox outbox,
      AuditTrail audit,
      Clock clock) {
    this.database = database;
    this.queries = queries;
    this.certificates = certificates;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Jobs do not end their drill themselves: the last two would each wait for the other. */
  @Transactional
  void endFinished() {
    database
        .query(
            """
            select d.id from drill d
             where d.state = 'RUNNING'
               and not exists (
                 select 1 from drill_job j
                  where j.drill_id = d.id and j.state in ('WAITING', 'RUNNING'))
               for update skip locked
            """,
            row -> row.getObject(1, UUID.class))
        .forEach(this::end);
  }

  private void end(UUID id) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    DrillView drill = queries.require(id);
    String certificate = certificates.issue(drill, now, queries.all(id));
    DrillState state = drill.failed() == 0 ? DrillState.PASSED : DrillState.FAILED;
    int _ =
        database.update(
            """
            update drill set state = ?, ended_at = ?, certificate = ?, version = version + 1
             where id = ?
            """,
            state.name(),
            now,
            certificate,
            id);
    announce(drill, now);
    audit.record(
        AuditEntry.of("drill.end", "backup-drill", id.toString())
            .detail("state", state)
            .detail("mailboxes", drill.mailboxes())
            .detail("failed", drill.failed())
            .detail("mismatches", drill.mismatches())
            .detail(
                "certificateSha256", SignedCertificate.parse(certificate).orElseThrow().digest()));
  }

  private void announce(DrillView drill, Instant now) {
    long version = drill.version() + 1;
    BackupEvent fact =
        drill.failed() > 0
            ? new BackupEvent.DrillFailed(
                drill.id(), version, now, drill.mailboxes(), drill.failed(), drill.mismatches())
            : new BackupEvent.DrillPassed(
                drill.id(),
                version,
                now,
                drill.mailboxes(),
                drill.messages(),
                drill.longestRestoreMillis(),
                drill.oldestBackupSeconds());
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }
}
