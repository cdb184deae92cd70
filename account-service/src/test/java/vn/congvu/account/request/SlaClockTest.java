package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.account.request.SlaClock.Pause;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.calendar.WorkingDay;
import vn.congvu.platform.calendar.WorkingHours;
import vn.congvu.platform.calendar.WorkingTime;

class SlaClockTest {

  private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
  private static final WorkingTime THREE_DAYS = WorkingTime.days(3);

  @Test
  void threeDaysFromAMondayMorningEndOnThursdayMorning() {
    SlaClock clock = running("2026-11-23T09:00", THREE_DAYS);

    assertThat(clock.due(CALENDAR)).contains(at("2026-11-26T09:00"));
  }

  @Test
  void twoHoursThatBeginLateOnFridayEndOnMonday() {
    SlaClock clock = running("2026-11-27T16:30", WorkingTime.hours(2));

    assertThat(clock.due(CALENDAR)).contains(at("2026-11-30T09:00"));
  }

  @Test
  void tetIsNotCounted() {
    // The last working day before Tết 2026 (17 February) is Friday the 13th: 16 to 20 are off.
    SlaClock clock = running("2026-02-13T15:00", WorkingTime.days(1));

    assertThat(clock.due(CALENDAR)).contains(at("2026-02-23T15:00"));
  }

  @Test
  void anEditedDayMovesTheDueTime() {
    SlaClock clock = running("2026-11-26T09:00", THREE_DAYS);
    WorkingCalendar edited =
        WorkingCalendar.of(
            WorkingHours.OFFICE,
            List.of(
                new WorkingDay(
                    LocalDate.of(2026, 11, 28), WorkingDay.Kind.WORKING, "làm bù theo quyết định"),
                new WorkingDay(
                    LocalDate.of(2026, 11, 30), WorkingDay.Kind.OFF, "hoán đổi ngày nghỉ")));

    assertThat(clock.due(CALENDAR)).contains(at("2026-12-01T09:00"));
    assertThat(clock.due(edited)).contains(at("2026-12-01T09:00"));
    assertThat(running("2026-11-26T09:00", WorkingTime.days(2)).due(edited))
        .contains(at("2026-11-28T09:00"));
  }

  @Test
  void aPausedClockHasNoDueTime() {
    SlaClock clock =
        paused("2026-11-23T09:00", THREE_DAYS, new Pause(at("2026-11-24T09:00"), null));

    assertThat(clock.due(CALENDAR)).isEmpty();
  }

  @Test
  void afterAPauseTheRestOfTheTimeRuns() {
    SlaClock clock =
        paused(
            "2026-11-23T09:00",
            THREE_DAYS,
            new Pause(at("2026-11-24T09:00"), at("2026-12-01T14:00")));

    // One day was used; two are left from Tuesday at two.
    assertThat(clock.due(CALENDAR)).contains(at("2026-12-03T14:00"));
  }

  @Test
  void aPauseAcrossTetCostsNothing() {
    SlaClock clock =
        paused(
            "2026-02-12T09:00",
            THREE_DAYS,
            new Pause(at("2026-02-13T09:00"), at("2026-02-23T09:00")));

    assertThat(clock.due(CALENDAR)).contains(at("2026-02-25T09:00"));
  }

  @Test
  void severalPausesAddUp() {
    SlaClock clock =
        paused(
            "2026-11-23T07:30",
            THREE_DAYS,
            new Pause(at("2026-11-23T11:30"), at("2026-11-25T07:30")),
            new Pause(at("2026-11-25T11:30"), at("2026-11-27T07:30")));

    assertThat(clock.due(CALENDAR)).contains(at("2026-11-30T17:00"));
  }

  @Test
  void aQuestionAfterTheDueTimeDoesNotHealIt() {
    SlaClock clock =
        paused("2026-11-23T09:00", THREE_DAYS, new Pause(at("2026-11-27T09:00"), null));

    assertThat(clock.due(CALENDAR)).contains(at("2026-11-26T09:00"));
  }

  @Test
  void theClockIsReadOffTheHistory() {
    List<RequestStep> history =
        List.of(
            step(Step.SUBMISSION, RequestState.DRAFT, "2026-11-20T08:00"),
            step(Step.CONFIRMATION, RequestState.AWAITING_HEAD, "2026-11-20T09:00"),
            step(Step.RECEIPT, RequestState.SENT, "2026-11-23T09:00"),
            step(Step.QUESTION, RequestState.RECEIVED, "2026-11-24T09:00"),
            step(Step.ANSWER, RequestState.NEEDS_MORE, "2026-11-24T15:00"),
            step(Step.QUESTION, RequestState.RECEIVED, "2026-11-25T09:00"));

    assertThat(SlaClock.of(THREE_DAYS, history))
        .contains(
            new SlaClock(
                at("2026-11-23T09:00"),
                THREE_DAYS,
                List.of(
                    new Pause(at("2026-11-24T09:00"), at("2026-11-24T15:00")),
                    new Pause(at("2026-11-25T09:00"), null))));
  }

  @Test
  void beforeTheReceiptThereIsNoClock() {
    List<RequestStep> history =
        List.of(step(Step.SUBMISSION, RequestState.DRAFT, "2026-11-20T08:00"));

    assertThat(SlaClock.of(THREE_DAYS, history)).isEmpty();
  }

  private static SlaClock running(String start, WorkingTime allowed) {
    return new SlaClock(at(start), allowed, List.of());
  }

  private static SlaClock paused(String start, WorkingTime allowed, Pause... pauses) {
    return new SlaClock(at(start), allowed, List.of(pauses));
  }

  private static RequestStep step(Step kind, RequestState from, String at) {
    Actor actor = new Actor("someone", "Ai đó", Set.of());
    return new RequestStep(UUID.randomUUID(), kind, actor, from, at(at), Remark.NONE);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(WorkingCalendar.ZONE).toInstant();
  }
}
