package vn.congvu.backup.forget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.approval.ApprovalProblem;
import vn.congvu.backup.approval.SecondPerson;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Orders to forget: one person asks with a reason, another one approves. There is no way back. */
@ApplicationScoped
class ForgetService {

  /** In place of names: whoever reads orders need not know of the case. */
  private static final String OF_A_SERVICE = "security-service";

  private static final String BY_DECISION = "Theo quyết định của hai người tại security-service";

  private final Database database;
  private final ForgetLedger ledger;
  private final HeldCopies held;
  private final SecondPerson secondPerson;
  private final AuditTrail audit;
  private final Caller caller;
  private final ForgetConfig config;
  private final Clock clock;

  ForgetService(
      Database database,
      ForgetLedger ledger,
      HeldCopies held,
      SecondPerson secondPerson,
      AuditTrail audit,
      Caller caller,
      ForgetConfig config,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.held = held;
    this.secondPerson = secondPerson;
    this.audit = audit;
    this.caller = caller;
    this.config = config;
    this.clock = clock;
  }

  /** Also of what no backup holds: then it is refused when it comes. */
  @Transactional
  ForgetView order(ForgetRequest asked) {
    UUID id = Ids.next();
    UUID print = Fingerprint.parse(asked.fingerprint()).uuid();
    held.require(print, asked.holdConsent());
    int added =
        database.update(
            """
            insert into forget_order
              (id, state, print, requested_by, requested_by_name, requested_at, reason, legal_basis,
               hold_consent)
            values (?, 'AWAITING_APPROVAL', ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            id,
            print,
            caller.subject(),
            caller.name(),
            clock.instant(),
            asked.reason(),
            asked.legalBasis(),
            asked.holdConsent());
    if (added == 0) {
      throw ordered();
    }
    ledger.freeze(id, print);
    AuditEntry entry =
        AuditEntry.of("forget.order", "forget-order", id.toString())
            .reason(asked.reason())
            .legalBasis(asked.legalBasis())
            .detail("fingerprint", asked.fingerprint());
    audit.record(
        asked.holdConsent() == null ? entry : entry.detail("holdConsent", asked.holdConsent()));
    return require(id);
  }

  /** Begins at once. Asked again it is the same order. */
  @Transactional
  ForgetView orderDecided(DecidedForgetRequest decided) {
    if (!config.deciders().contains(caller.username())) {
      throw ProblemException.of(
          CommonProblem.FORBIDDEN, "Dịch vụ này không quyết định việc hủy trong sao lưu.");
    }
    if (decided.requestedBy().equals(decided.decidedBy())) {
      throw ProblemException.of(
          ApprovalProblem.SECOND_PERSON_NEEDED, "Cần hai người khác nhau quyết định.");
    }
    UUID id = Ids.next();
    UUID print = Fingerprint.parse(decided.fingerprint()).uuid();
    Instant now = clock.instant();
    int added =
        database.update(
            """
            insert into forget_order
              (id, state, print, decision, requested_by, requested_by_name, requested_at, reason,
               decided_by, decided_by_name, decided_at, next_attempt_at)
            values (?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            id,
            print,
            decided.decision(),
            decided.requestedBy(),
            OF_A_SERVICE,
            now,
            BY_DECISION,
            decided.decidedBy(),
            OF_A_SERVICE,
            decided.decidedAt(),
            now);
    if (added == 0) {
      return database
          .first(
              ForgetView.SELECT + " where r.print = ? and r.decision = ?",
              ForgetView::read,
              print,
              decided.decision())
          .orElseThrow(ForgetService::ordered);
    }
    ledger.freeze(id, print);
    audit.record(
        AuditEntry.of("forget.decided", "forget-order", id.toString())
            .reason(BY_DECISION)
            .detail("fingerprint", decided.fingerprint())
            .detail("decision", decided.decision()));
    return require(id);
  }

  private static ProblemException ordered() {
    return ProblemException.of(
        ForgetProblem.ALREADY_ORDERED, "Đã có lệnh chưa thực hiện xong cho dấu vân tay này.");
  }

  @Transactional
  ForgetView require(UUID id) {
    return database
        .first(ForgetView.SELECT + " where r.id = ?", ForgetView::read, id)
        .orElseThrow(ForgetService::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lệnh hủy này.");
  }

  @Transactional
  Page<ForgetView> page(@Nullable ForgetState state, @Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    String wanted = state == null ? null : state.name();
    return Page.of(
        database.query(
            ForgetView.SELECT
                + """
                where (?::text is null or r.state = ?) and (?::uuid is null or r.id < ?)
                order by r.id desc limit ?
                """,
            ForgetView::read,
            wanted,
            wanted,
            before,
            before,
            limit + 1),
        limit,
        order -> Cursor.encode(order.id()));
  }

  @Transactional
  ForgetView approve(UUID id, @Nullable String ifMatch) {
    decide(id, ifMatch, ForgetState.RUNNING, null);
    return require(id);
  }

  @Transactional
  ForgetView refuse(UUID id, @Nullable String ifMatch, String reason) {
    decide(id, ifMatch, ForgetState.REFUSED, reason);
    return require(id);
  }

  /** What the decision needs to know of an order. */
  private record Open(
      ForgetState state,
      String requestedBy,
      long version,
      UUID print,
      @Nullable String holdConsent) {

    static Open read(ResultSet row) throws SQLException {
      return new Open(
          ForgetState.valueOf(row.getString(1)),
          row.getString(2),
          row.getLong(3),
          row.getObject(4, UUID.class),
          row.getString(5));
    }
  }

  private void decide(
      UUID id, @Nullable String ifMatch, ForgetState decision, @Nullable String reason) {
    Open order = open(id, ifMatch);
    secondPerson.requireOtherThan(order.requestedBy());
    boolean approved = decision == ForgetState.RUNNING;
    if (approved) {
      held.require(order.print(), order.holdConsent());
    }
    Instant now = clock.instant();
    requireOne(
        database.update(
            """
            update forget_order
               set state = ?, decided_by = ?, decided_by_name = ?, decided_at = ?, ended_at = ?,
                   next_attempt_at = ?, version = version + 1
             where id = ? and version = ? and state = 'AWAITING_APPROVAL'
            """,
            decision.name(),
            caller.subject(),
            caller.name(),
            now,
            approved ? null : now,
            approved ? now : null,
            id,
            order.version()));
    audit.record(
        AuditEntry.of(approved ? "forget.approve" : "forget.refuse", "forget-order", id.toString())
            .reason(reason));
  }

  /** Only before it is approved: half of it destroyed is worth nothing to anybody. */
  @Transactional
  ForgetView cancel(UUID id, @Nullable String ifMatch) {
    Open order = open(id, ifMatch);
    requireOne(
        database.update(
            """
            update forget_order set state = 'CANCELLED', ended_at = ?, version = version + 1
             where id = ? and version = ? and state = 'AWAITING_APPROVAL'
            """,
            clock.instant(),
            id,
            order.version()));
    audit.record(AuditEntry.of("forget.cancel", "forget-order", id.toString()));
    return require(id);
  }

  private Open open(UUID id, @Nullable String ifMatch) {
    Open order =
        database
            .first(
                """
                select state, requested_by, version, print, hold_consent from forget_order where id = ?
                """,
                Open::read,
                id)
            .orElseThrow(ForgetService::unknown);
    Versions.require(ifMatch, order.version());
    if (order.state() != ForgetState.AWAITING_APPROVAL) {
      throw wrongState();
    }
    return order;
  }

  private static void requireOne(int changed) {
    if (changed == 0) {
      throw wrongState();
    }
  }

  private static ProblemException wrongState() {
    return ProblemException.of(ForgetProblem.WRONG_STATE, "Lệnh hủy không còn ở bước này.");
  }
}
