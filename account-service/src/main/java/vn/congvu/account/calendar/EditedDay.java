package vn.congvu.account.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import vn.congvu.platform.calendar.WorkingDay;

/** A day that was decided to differ from the rule. */
@Entity
@Table(name = "working_day")
class EditedDay {

  @Id
  @Column(name = "day")
  LocalDate date;

  @Enumerated(EnumType.STRING)
  WorkingDay.Kind kind;

  String note;

  @Column(name = "legal_basis")
  String legalBasis;

  @Version long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected EditedDay() {}

  EditedDay(LocalDate date, WorkingDay.Kind kind, String note, String legalBasis) {
    this.date = date;
    this.kind = kind;
    this.note = note;
    this.legalBasis = legalBasis;
  }

  void decide(WorkingDay.Kind kind, String note, String legalBasis) {
    this.kind = kind;
    this.note = note;
    this.legalBasis = legalBasis;
  }

  WorkingDay toWorkingDay() {
    return new WorkingDay(date, kind, note);
  }
}
