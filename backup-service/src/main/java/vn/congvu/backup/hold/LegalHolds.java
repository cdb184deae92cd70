package vn.congvu.backup.hold;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Places holds, lifts them, and answers which mailboxes are held. */
@ApplicationScoped
public class LegalHolds {

  /** SQL with one parameter, {@link #today}: the numbers of the mailboxes that are held. */
  public static final String HELD =
      "select mailbox from legal_hold where lifted_at is null and (until is null or until >= ?)";

  private final Database database;
  private final MailboxService mailboxes;
  private final AuditTrail audit;
  private final Caller caller;
  private final Clock clock;

  LegalHolds(
      Database database, MailboxService mailboxes, AuditTrail audit, Caller caller, Clock clock) {
    this.database = database;
    this.mailboxes = mailboxes;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
  }

  /** Whether nothing of this mailbox may be let go today. */
  @Transactional
  public boolean isHeld(int mailbox) {
    return database
        .query("select ? in (" + HELD + ")", row -> row.getBoolean(1), mailbox, today())
        .getFirst();
  }

  @Transactional
  public boolean isAnythingHeld() {
    return database
        .query("select exists (" + HELD + ")", row -> row.getBoolean(1), today())
        .getFirst();
  }

  /**
   * From here to the end of the caller's transaction no hold is placed: one that was answered for
   * holds for everything that is let go afterwards.
   */
  @Transactional(MANDATORY)
  public void keepAsTheyAre() {
    int _ = database.update("lock table legal_hold in share mode");
  }

  @Transactional
  HoldView place(HoldRequest request) {
    if (request.until() != null && request.until().isBefore(today())) {
      throw ProblemException.of(
          HoldProblem.ENDS_IN_THE_PAST, "Ngày kết thúc lưu giữ đã qua; hãy chọn ngày khác.");
    }
    BackupMailbox mailbox = mailboxes.require(request.mailboxId());
    UUID id = Ids.next();
    int _ =
        database.update(
            """
            insert into legal_hold (id, mailbox, reason, legal_basis, until, placed_by,
                                    placed_by_name, placed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            id,
            mailbox.number(),
            request.reason(),
            request.legalBasis(),
            request.until(),
            caller.subject(),
            caller.name(),
            clock.instant());
    audit.record(
        AuditEntry.of("legal-hold.place", "legal-hold", id.toString())
            .unit(mailbox.unitCode())
            .reason(request.reason())
            .legalBasis(request.legalBasis())
            .detail("mailbox", mailbox.mailboxId()));
    return require(id);
  }

  /** Whoever placed it cannot take it away alone. */
  @Transactional
  HoldView lift(UUID id, @Nullable String ifMatch, String reason) {
    String placedBy =
        database
            .first(
                "select placed_by from legal_hold where id = ? for update",
                row -> row.getString(1),
                id)
            .orElseThrow(LegalHolds::unknown);
    HoldView hold = require(id);
    Versions.require(ifMatch, hold.version());
    if (hold.liftedAt() != null) {
      throw ProblemException.of(HoldProblem.ALREADY_LIFTED, "Lệnh lưu giữ này đã được gỡ.");
    }
    if (placedBy.equals(caller.subject())) {
      throw ProblemException.of(
          HoldProblem.OTHER_PERSON_NEEDED,
          "Người đặt lệnh lưu giữ không được tự gỡ; cần người thứ hai.");
    }
    int _ =
        database.update(
            """
            update legal_hold
               set lifted_by = ?, lifted_by_name = ?, lifted_at = ?, lift_reason = ?,
                   version = version + 1
             where id = ?
            """,
            caller.subject(),
            caller.name(),
            clock.instant(),
            reason,
            id);
    audit.record(
        AuditEntry.of("legal-hold.lift", "legal-hold", id.toString())
            .unit(hold.unitCode())
            .reason(reason)
            .legalBasis(hold.legalBasis())
            .detail("mailbox", hold.mailboxId()));
    return require(id);
  }

  @Transactional
  HoldView require(UUID id) {
    Optional<HoldView> hold =
        database.first(HoldView.SELECT + " where h.id = ?", HoldView::read, today(), id);
    return hold.orElseThrow(LegalHolds::unknown);
  }

  @Transactional
  Page<HoldView> page(@Nullable UUID mailboxId, boolean active, @Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    return Page.of(
        database.query(
            HoldView.SELECT
                + """
                where (?::uuid is null or m.mailbox_id = ?) and (?::uuid is null or h.id < ?)
                  and (not ? or h.lifted_at is null and (h.until is null or h.until >= ?))
                order by h.id desc limit ?
                """,
            HoldView::read,
            today(),
            mailboxId,
            mailboxId,
            before,
            before,
            active,
            today(),
            limit + 1),
        limit,
        hold -> Cursor.encode(hold.id()));
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lệnh lưu giữ này.");
  }
}
