package vn.congvu.security.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.congvu.security.rules.Rule;

/** The clocks of the duties: by day and by night, and nothing is done before it began. */
class DutyTest {

  private static final Instant START = Instant.parse("2026-11-28T02:30:00Z");

  @Provide
  Arbitrary<Duration> times() {
    return Arbitraries.longs().between(0, Duration.ofDays(30).toSeconds()).map(Duration::ofSeconds);
  }

  private static Duty duty(DutyKind kind, Duration within) {
    return new Duty(UUID.randomUUID(), kind, START, new Rule<>(within, "Điều 15 khoản 3"));
  }

  private static Deed byPhone(Instant at) {
    return new Deed(Channel.PHONE, "Trực ban", at, null, null);
  }

  @Property
  void itIsDueAfterTheTimeOfTheRuleWhateverTheHour(@ForAll("times") Duration within) {
    assertThat(duty(DutyKind.TELL_SENDER, within).view(START).dueAt())
        .isEqualTo(START.plus(within));
  }

  @Property
  void itIsLateExactlyWhenItWasDoneOrIsStillOpenAfterItsTime(
      @ForAll("times") Duration within, @ForAll("times") Duration after) {
    Instant at = START.plus(after);
    boolean late = after.compareTo(within) > 0;
    Duty open = duty(DutyKind.TELL_AUTHORITY, within);
    Duty done = duty(DutyKind.TELL_AUTHORITY, within);
    done.done(byPhone(at), "s", "Lê Mạnh Cường", at);

    assertThat(open.view(at).late()).isEqualTo(late);
    assertThat(done.view(at.plus(Duration.ofDays(365))).late()).isEqualTo(late);
  }

  @Property
  void aTimeBeforeItBeganOrAfterNowIsRefused(
      @ForAll("times") Duration earlier, @ForAll("times") Duration later) {
    Instant now = START.plus(Duration.ofDays(31));
    Duty duty = duty(DutyKind.TELL_SENDER, Duration.ofHours(2));
    Instant before = START.minus(earlier).minusSeconds(1);
    Instant future = now.plus(later).plusSeconds(1);

    assertThatThrownBy(() -> duty.done(byPhone(before), "s", "n", now))
        .hasMessage("duty-time-not-possible");
    assertThatThrownBy(() -> duty.done(byPhone(future), "s", "n", now))
        .hasMessage("duty-time-not-possible");
    assertThat(duty.view(now).isDone()).isFalse();
  }
}
