package vn.congvu.incident.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.congvu.incident.agency.AgencyService;
import vn.congvu.incident.ticket.TicketRepository.Sight;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

@ApplicationScoped
public class TicketService {

  private final TicketRepository tickets;
  private final TicketEntryRepository entries;
  private final AgencyService agencies;
  private final AuditTrail audit;
  private final Clock clock;

  TicketService(
      TicketRepository tickets,
      TicketEntryRepository entries,
      AgencyService agencies,
      AuditTrail audit,
      Clock clock) {
    this.tickets = tickets;
    this.entries = entries;
    this.agencies = agencies;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  TicketView report(Caller caller, ReportTicketRequest report) {
    refusePastedContent(report.category(), report.description());
    Actor reporter = Actor.of(caller);
    Instant now = clock.instant();
    Ticket ticket = Ticket.report(reporter, unitOf(caller, report.unitCode()), report, now);
    tickets.persist(ticket);
    entries.persist(new TicketEntry(ticket, TicketStep.REPORT, reporter, now, null));
    audit.record(entry(TicketStep.REPORT, ticket).detail("category", report.category()));
    // The code is made by the database.
    tickets.flush();
    tickets.getEntityManager().refresh(ticket);
    return ticket.view();
  }

  @Transactional
  List<TicketView> page(Caller caller, TicketFilter filter, @Nullable UUID before, int rows) {
    Sight sight = sight(caller);
    Sight asked = filter.mine() ? new Sight(sight.scope(), caller.subject()) : sight;
    return tickets.page(asked, filter, before, rows).stream().map(Ticket::view).toList();
  }

  @Transactional
  TicketView require(Caller caller, UUID id) {
    return tickets.seen(id, sight(caller)).orElseThrow(TicketService::unknown).view();
  }

  @Transactional
  List<TicketEntry.View> history(Caller caller, UUID id, @Nullable UUID after, int rows) {
    require(caller, id);
    return entries.page(id, after, rows).stream().map(TicketEntry::view).toList();
  }

  @Transactional
  TicketView take(Caller caller, UUID id, @Nullable String ifMatch) {
    return step(caller, id, ifMatch, TicketStep.TAKE, null, Ticket::take);
  }

  @Transactional
  TicketView pass(Caller caller, UUID id, @Nullable String ifMatch, String why) {
    return step(caller, id, ifMatch, TicketStep.PASS, why, Ticket::pass);
  }

  @Transactional
  TicketView giveBack(Caller caller, UUID id, @Nullable String ifMatch, String why) {
    return step(caller, id, ifMatch, TicketStep.RETURN, why, Ticket::giveBack);
  }

  @Transactional
  TicketView ask(Caller caller, UUID id, @Nullable String ifMatch, String question) {
    return step(caller, id, ifMatch, TicketStep.QUESTION, question, Ticket::ask);
  }

  @Transactional
  TicketView answer(Caller caller, UUID id, @Nullable String ifMatch, String answer) {
    return step(caller, id, ifMatch, TicketStep.ANSWER, answer, Ticket::answer);
  }

  @Transactional
  TicketView solve(Caller caller, UUID id, @Nullable String ifMatch, String solution) {
    Instant now = clock.instant();
    return step(
        caller,
        id,
        ifMatch,
        TicketStep.SOLUTION,
        solution,
        (ticket, actor) -> ticket.solve(actor, now));
  }

  @Transactional
  TicketView reopen(Caller caller, UUID id, @Nullable String ifMatch, String why) {
    return step(caller, id, ifMatch, TicketStep.REOPENING, why, Ticket::reopen);
  }

  @Transactional
  TicketView close(Caller caller, UUID id, @Nullable String ifMatch) {
    return step(caller, id, ifMatch, TicketStep.CLOSURE, null, Ticket::close);
  }

  /** A comment changes no state, so it needs no version and two may come at once. */
  @Transactional
  TicketEntry.View comment(Caller caller, UUID id, String text) {
    Ticket ticket = tickets.seen(id, sight(caller)).orElseThrow(TicketService::unknown);
    ticket.comment();
    refusePastedContent(ticket.view().category(), text);
    TicketEntry entry =
        new TicketEntry(ticket, TicketStep.COMMENT, Actor.of(caller), clock.instant(), text);
    entries.persist(entry);
    return entry.view();
  }

  private TicketView step(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      TicketStep step,
      @Nullable String text,
      BiConsumer<Ticket, Actor> change) {
    Ticket ticket = tickets.seenForStep(id, sight(caller)).orElseThrow(TicketService::unknown);
    Versions.require(ifMatch, ticket.version());
    refusePastedContent(ticket.view().category(), text);
    Actor actor = Actor.of(caller);
    change.accept(ticket, actor);
    tickets.flush();
    entries.persist(new TicketEntry(ticket, step, actor, clock.instant(), text));
    audit.record(entry(step, ticket));
    return ticket.view();
  }

  /** Officers see their own tickets; a unit's staff see the unit's. */
  private Sight sight(Caller caller) {
    boolean ownOnly =
        caller.has(Role.OFFICER)
            && !caller.has(Role.FOCAL_POINT)
            && !caller.has(Role.UNIT_HEAD)
            && !caller.seesAllUnits();
    return new Sight(agencies.scopeOf(caller), ownOnly ? caller.subject() : null);
  }

  private String unitOf(Caller caller, @Nullable String wanted) {
    Set<String> own = caller.unitCodes();
    if (wanted == null && own.size() == 1) {
      return own.iterator().next();
    }
    if (wanted != null && own.contains(wanted)) {
      return wanted;
    }
    throw ProblemException.of(
            CommonProblem.INVALID_INPUT,
            "Hãy cho biết đơn vị nơi xảy ra, trong các đơn vị của mình.")
        .withErrors(List.of(new FieldError("/unitCode", "không phải đơn vị của người báo")));
  }

  private static void refusePastedContent(TicketCategory category, @Nullable String text) {
    if (category == TicketCategory.CLASSIFIED_DOCUMENT
        && text != null
        && text.length() > TicketCategory.LONGEST_CLASSIFIED_NOTE) {
      throw ProblemException.of(
          TicketProblem.PASTED_CONTENT,
          "Không ghi nội dung tài liệu mật vào đây. Chỉ nêu ngắn gọn (tối đa %d ký tự) và báo Thủ trưởng ngay."
              .formatted(TicketCategory.LONGEST_CLASSIFIED_NOTE));
    }
  }

  private static AuditEntry entry(TicketStep step, Ticket ticket) {
    return AuditEntry.of("ticket." + step.slug(), "ticket", ticket.id().toString())
        .unit(ticket.unitCode())
        .legalBasis("QĐ 41/2015/QĐ-UBND Đ15 k4");
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy yêu cầu hỗ trợ này.");
  }
}
