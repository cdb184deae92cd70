package vn.congvu.account.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @Test
  void theFirstRestIsShort() {
    assertThat(BACKOFF.after(1, new Random(7)))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void restsDouble() {
    assertThat(BACKOFF.after(4, new Random(7)))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void noRestIsLongerThanTheCeilingHoweverManyAttempts() {
    assertThat(IntStream.of(10, 100, Integer.MAX_VALUE))
        .allSatisfy(
            attempts ->
                assertThat(BACKOFF.after(attempts, new Random(7)))
                    .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1)));
  }

  @Test
  void tasksThatFailedTogetherDoNotComeBackTogether() {
    var random = new Random(7);

    var rests = IntStream.range(0, 100).mapToObj(i -> BACKOFF.after(6, random)).distinct();

    assertThat(rests.count()).isGreaterThan(90);
  }
}
