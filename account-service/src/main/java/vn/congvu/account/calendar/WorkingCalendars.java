package vn.congvu.account.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.calendar.WorkingDay;
import vn.congvu.platform.calendar.WorkingHours;

/**
 * The working calendar of the province: public holidays by law and the edited days. The few rows
 * are read at each call, so that every replica sees a change at once; the calendar is built anew
 * only when they differ.
 */
@ApplicationScoped
public class WorkingCalendars {

  private final EditedDayRepository days;
  private volatile Built last = new Built(List.of(), WorkingCalendar.vietnam());

  WorkingCalendars(EditedDayRepository days) {
    this.days = days;
  }

  @Transactional
  public WorkingCalendar current() {
    List<WorkingDay> edited = days.allWorkingDays();
    Built built = last;
    if (!built.edited.equals(edited)) {
      built = new Built(edited, WorkingCalendar.of(WorkingHours.OFFICE, edited));
      last = built;
    }
    return built.calendar;
  }

  private record Built(List<WorkingDay> edited, WorkingCalendar calendar) {}
}
