package vn.congvu.security.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.security.rules.Rule;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;

/**
 * Counts what is over. A case that is open is in no figure: its people alone know of it; nor is an
 * exercise.
 */
@ApplicationScoped
class Figures {

  private final EntityManager database;
  private final SpillRules rules;

  Figures(EntityManager database, SpillRules rules) {
    this.database = database;
    this.rules = rules;
  }

  /** The days of a report. */
  record Period(LocalDate from, LocalDate to) {

    /**
     * @param year in which it ends
     */
    static Period endingIn(int year, MonthDay begins) {
      LocalDate next = begins.atYear(year);
      // A year that begins on new year's day ends in the year in which it began.
      LocalDate end = begins.equals(MonthDay.of(1, 1)) ? begins.atYear(year + 1) : next;
      return new Period(begins.atYear(end.getYear() - 1), end.minusDays(1));
    }

    Instant begin() {
      return from.atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }

    Instant end() {
      return to.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
  }

  @Transactional
  FiguresView of(int year) {
    Rule<MonthDay> begins = rules.of(SpillRule.FIGURES_FROM);
    Period period = Period.endingIn(year, begins.value());
    Map<String, Long> byLevel = closedBy("level", period);
    return new FiguresView(
        year,
        period.from(),
        period.to(),
        begins.legalBasis(),
        byLevel.values().stream().mapToLong(Long::longValue).sum(),
        byLevel,
        closedBy("degree", period),
        closedBy("cause", period),
        count(
            "select count(*) from spill where state = 'RELEASED' and exercise_id is null and"
                + " ended_at >= :from and ended_at < :to",
            period),
        count(
            """
            select count(*) from spill s join spill_duty d on d.spill_id = s.id
             where s.state = 'CLOSED' and s.exercise_id is null and s.ended_at >= :from and s.ended_at < :to
               and d.done_at > d.due_at
            """,
            period));
  }

  /**
   * @param column one of this class's own words
   */
  @SuppressWarnings("unchecked")
  private Map<String, Long> closedBy(String column, Period period) {
    List<Object[]> rows =
        database
            .createNativeQuery(
                "select "
                    + column
                    + ", count(*) from spill where state = 'CLOSED' and exercise_id is null and"
                    + " ended_at >= :from and ended_at < :to and "
                    + column
                    + " is not null group by 1",
                Object[].class)
            .setParameter("from", period.begin())
            .setParameter("to", period.end())
            .getResultList();
    var counts = new TreeMap<String, Long>();
    rows.forEach(row -> counts.put((String) row[0], ((Number) row[1]).longValue()));
    return counts;
  }

  private long count(String sql, Period period) {
    return ((Number)
            database
                .createNativeQuery(sql, Long.class)
                .setParameter("from", period.begin())
                .setParameter("to", period.end())
                .getSingleResult())
        .longValue();
  }
}
