package vn.congvu.account.calendar;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import vn.congvu.platform.calendar.WorkingDay;

@ApplicationScoped
class EditedDayRepository implements PanacheRepositoryBase<EditedDay, LocalDate> {

  List<EditedDay> ofYear(int year) {
    return list(
        "date between ?1 and ?2 order by date",
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31));
  }

  List<WorkingDay> allWorkingDays() {
    return list("order by date").stream().map(EditedDay::toWorkingDay).toList();
  }
}
