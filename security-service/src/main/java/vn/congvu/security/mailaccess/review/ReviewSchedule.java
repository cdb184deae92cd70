package vn.congvu.security.mailaccess.review;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;

/** Makes the reviews of the last day on which they begin; one that was missed is made up for. */
@ApplicationScoped
class ReviewSchedule {

  private final Reviews reviews;
  private final SpillRules rules;
  private final Clock clock;

  ReviewSchedule(Reviews reviews, SpillRules rules, Clock clock) {
    this.reviews = reviews;
    this.rules = rules;
    this.clock = clock;
  }

  @Scheduled(
      every = "${congvu.mail-access.review-look-every:1h}",
      delayed = "1m",
      identity = "mailbox-reviews",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void make() {
    LocalDate today = clock.instant().atZone(WorkingCalendar.ZONE).toLocalDate();
    var days = new ReviewDays(rules.of(SpillRule.ACCESS_REVIEWED_ON).value());
    int _ = reviews.make(days.lastUntil(today));
  }
}
