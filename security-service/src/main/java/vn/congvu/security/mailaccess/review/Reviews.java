package vn.congvu.security.mailaccess.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.mailaccess.MailboxRights;
import vn.congvu.security.rules.Rule;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;

/** Makes reviews and takes their decisions. */
@ApplicationScoped
class Reviews {

  private static final String MAKE =
      """
      insert into mailbox_review (id, unit_code, on_day, due_at, legal_basis, made_at)
      select gen_random_uuid(), m.unit_code, ?, ?, ?, ?
        from mailbox_right r left join known_mailbox m on m.mailbox_id = r.mailbox_id
       where r.state = 'IN_FORCE' and r.decided_at < ?
       group by m.unit_code
      on conflict do nothing
      returning id, unit_code
      """;

  private static final String LINES =
      """
      insert into mailbox_review_line (review_id, right_id)
      select v.id, r.id
        from mailbox_review v
        join mailbox_right r on r.state = 'IN_FORCE' and r.decided_at < ?
        left join known_mailbox m on m.mailbox_id = r.mailbox_id
       where v.id = any (?) and m.unit_code is not distinct from v.unit_code
      """;

  private static final String VIEW =
      """
      select v.id, v.unit_code, v.on_day, v.due_at, v.legal_basis, count(l.right_id),
             count(*) filter (where l.decision is null and r.state = 'IN_FORCE')
        from mailbox_review v
        join mailbox_review_line l on l.review_id = v.id
        join mailbox_right r on r.id = l.right_id
       where (? or v.unit_code = any (?)) and (?::uuid is null or v.id = ?)
         and (?::date is null or (v.on_day, v.id) < (?, ?))
       group by v.id
      having not ? or bool_or(l.decision is null and r.state = 'IN_FORCE')
       order by v.on_day desc, v.id desc limit ?
      """;

  private static final String VIEW_LINES =
      """
      select l.right_id, m.address, r.holder, r.holder_name, r.reason, r.state, r.until, l.decision,
             l.decided_by_name, l.decided_at
        from mailbox_review_line l
        join mailbox_right r on r.id = l.right_id
        left join known_mailbox m on m.mailbox_id = r.mailbox_id
       where l.review_id = ? and (not ? or (l.decision is null and r.state = 'IN_FORCE'))
         and (?::uuid is null or l.right_id > ?)
       order by l.right_id limit ?
      """;

  private final Database database;
  private final MailboxRights rights;
  private final AgencyService agencies;
  private final EvidenceChain evidence;
  private final SpillRules rules;
  private final Clock clock;

  Reviews(
      Database database,
      MailboxRights rights,
      AgencyService agencies,
      EvidenceChain evidence,
      SpillRules rules,
      Clock clock) {
    this.database = database;
    this.rights = rights;
    this.agencies = agencies;
    this.evidence = evidence;
    this.rules = rules;
    this.clock = clock;
  }

  private record Made(UUID id, @Nullable String unit) {}

  /** Where a page ended. */
  record Mark(LocalDate onDay, UUID id) {}

  /**
   * One review for each unit that has rights from before the day; nothing where they are made.
   *
   * @return how many were made
   */
  @Transactional
  int make(LocalDate onDay) {
    Instant begins = onDay.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    Rule<Duration> within = rules.of(SpillRule.ACCESS_REVIEWED_WITHIN);
    Instant now = clock.instant();
    // From when the list is there: one that was made late leaves its head the same time.
    Instant due = (now.isAfter(begins) ? now : begins).plus(within.value());
    List<Made> made =
        database.query(
            MAKE,
            row -> new Made(row.getObject(1, UUID.class), row.getString(2)),
            onDay,
            due,
            within.legalBasis(),
            now,
            begins);
    if (made.isEmpty()) {
      return 0;
    }
    int _ = database.update(LINES, begins, Database.uuids(made.stream().map(Made::id).toList()));
    for (Made review : made) {
      evidence.add(
          MailboxRights.CHAIN,
          "mailbox-review.make",
          Map.of(
              "review",
              review.id().toString(),
              "unit",
              review.unit() == null ? "" : review.unit(),
              "onDay",
              onDay.toString()));
    }
    return made.size();
  }

  @Transactional
  List<ReviewView> page(Caller caller, boolean open, @Nullable Mark before, int rows) {
    return views(caller, null, open, before, rows);
  }

  @Transactional
  ReviewView require(Caller caller, UUID id) {
    return views(caller, id, false, null, 1).stream().findFirst().orElseThrow(Reviews::unknown);
  }

  private List<ReviewView> views(
      Caller caller, @Nullable UUID id, boolean open, @Nullable Mark before, int rows) {
    boolean all = caller.seesAllUnits();
    Set<String> units = all ? Set.of() : agencies.withBelow(caller.unitCodes());
    Instant now = clock.instant();
    LocalDate day = before == null ? null : before.onDay();
    return database.query(
        VIEW,
        row -> ReviewView.read(row, now),
        all,
        Database.texts(units),
        id,
        id,
        day,
        day,
        before == null ? null : before.id(),
        open,
        rows);
  }

  @Transactional
  List<LineView> lines(Caller caller, UUID id, boolean open, @Nullable UUID after, int rows) {
    ReviewView review = require(caller, id);
    return database.query(VIEW_LINES, LineView::read, review.id(), open, after, after, rows);
  }

  /** By the head of the unit or of one above it; of the platform's own by the operator's lead. */
  @Transactional
  void decide(Caller caller, UUID id, UUID right, Decision decision) {
    ReviewView review = require(caller, id);
    boolean its =
        review.unit() == null ? caller.has(Role.OPERATOR_LEAD) : caller.has(Role.UNIT_HEAD);
    if (!its) {
      throw ProblemException.of(
          CommonProblem.FORBIDDEN,
          review.unit() == null
              ? "Quyền của hệ thống do phụ trách vận hành rà soát."
              : "Danh sách này do Thủ trưởng đơn vị rà soát.");
    }
    int decided =
        database.update(
            """
            update mailbox_review_line
               set decision = ?, decided_by = ?, decided_by_name = ?, decided_at = ?
             where review_id = ? and right_id = ? and decision is null
            """,
            decision.name(),
            caller.subject(),
            caller.name(),
            clock.instant(),
            id,
            right);
    if (decided == 0) {
      throw ProblemException.of(
          CommonProblem.CONFLICT, "Dòng này không có trong danh sách hoặc đã được quyết định.");
    }
    evidence.add(
        MailboxRights.CHAIN,
        "mailbox-review.decide",
        Map.of("review", id.toString(), "right", right.toString(), "decision", decision.name()));
    if (decision == Decision.REVOKED) {
      rights.revoke(caller, right);
    }
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy kỳ rà soát này.");
  }
}
