package vn.congvu.account.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.calendar.WorkingDay;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** Decides days and takes decisions back. */
@ApplicationScoped
class WorkingDayService {

  private final EditedDayRepository days;
  private final AuditTrail audit;
  private final Event<CalendarChanged> changed;

  WorkingDayService(EditedDayRepository days, AuditTrail audit, Event<CalendarChanged> changed) {
    this.days = days;
    this.audit = audit;
    this.changed = changed;
  }

  @Transactional
  List<EditedDay> ofYear(int year) {
    return days.ofYear(year);
  }

  @Transactional
  EditedDay require(LocalDate date) {
    return days.findByIdOptional(date).orElseThrow(() -> notEdited(date));
  }

  /** A new decision needs no precondition; one that replaces another needs If-Match. */
  @Transactional
  EditedDay decide(
      LocalDate date,
      WorkingDay.Kind kind,
      String note,
      String legalBasis,
      @Nullable String ifMatch) {
    EditedDay day = days.findById(date);
    if (day == null) {
      day = new EditedDay(date, kind, note, legalBasis);
      days.persist(day);
    } else {
      Versions.require(ifMatch, day.version);
      day.decide(kind, note, legalBasis);
    }
    days.flush();
    audit.record(
        AuditEntry.of("working-day.decide", "working-day", date.toString())
            .legalBasis(legalBasis)
            .reason(note)
            .detail("kind", kind));
    changed.fire(new CalendarChanged(date));
    return day;
  }

  @Transactional
  void takeBack(LocalDate date, String legalBasis, @Nullable String ifMatch) {
    EditedDay day = require(date);
    Versions.require(ifMatch, day.version);
    days.delete(day);
    audit.record(
        AuditEntry.of("working-day.take-back", "working-day", date.toString())
            .legalBasis(legalBasis)
            .detail("kind", day.kind));
    days.flush();
    changed.fire(new CalendarChanged(date));
  }

  private static ProblemException notEdited(LocalDate date) {
    return ProblemException.of(
        CommonProblem.NOT_FOUND, "Ngày %s không có quyết định riêng.".formatted(date));
  }
}
