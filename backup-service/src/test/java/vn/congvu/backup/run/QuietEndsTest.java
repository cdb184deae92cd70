package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuietEndsTest {

  private static final Instant MOMENT = Instant.parse("2026-11-29T05:00:00Z");
  private static final Duration NEVER = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Set<Job>> written = Collections.synchronizedList(new ArrayList<>());
  private final Job first = job();
  private final Job second = job();

  @AfterEach
  void close() {
    threads.close();
  }

  private static Job job() {
    return new Job(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, "a@b.vn", 1, false);
  }

  private Set<UUID> all(Map<Job, Instant> ends) {
    assertThat(ends.values()).containsOnly(MOMENT);
    written.add(Set.copyOf(ends.keySet()));
    return Set.copyOf(ends.keySet().stream().map(Job::id).toList());
  }

  private Future<Void> ends(QuietEnds ends, Job job) {
    return threads.submit(
        () -> {
          ends.end(job, MOMENT);
          return null;
        });
  }

  private static void isOver(Future<Void> end) {
    assertThatCode(() -> end.get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
  }

  @Test
  void theLastOnesAtWorkAreWrittenTogetherAndWaitForNothing() {
    var ends = new QuietEnds(NEVER, 100, this::all);
    ends.enter();
    ends.enter();

    Future<Void> one = ends(ends, first);
    Future<Void> other = ends(ends, second);

    isOver(one);
    isOver(other);
    assertThat(written).containsExactly(Set.of(first, second));
  }

  @Test
  void theyAreWrittenWhenTheLastOneAtWorkEndsOtherwise() {
    var ends = new QuietEnds(NEVER, 100, this::all);
    ends.enter();
    ends.enter();
    Future<Void> one = ends(ends, first);

    ends.leave();

    isOver(one);
    assertThat(written).containsExactly(Set.of(first));
  }

  @Test
  void enoughAreWrittenThoughOthersAreStillAtWork() {
    var ends = new QuietEnds(NEVER, 2, this::all);
    for (int i = 0; i < 3; i++) {
      ends.enter();
    }

    Future<Void> one = ends(ends, first);
    Future<Void> other = ends(ends, second);

    isOver(one);
    isOver(other);
    assertThat(written).containsExactly(Set.of(first, second));
  }

  @Test
  void nobodyWaitsLongerThanAllowed() {
    var ends = new QuietEnds(Duration.ofMillis(20), 100, this::all);
    ends.enter();
    ends.enter();

    isOver(ends(ends, first));

    assertThat(written).containsExactly(Set.of(first));
  }

  @Test
  void whoseLeaseIsLostLearnsItAndTheOthersAreWritten() {
    var ends = new QuietEnds(NEVER, 2, all -> Set.of(second.id()));
    ends.enter();
    ends.enter();

    Future<Void> lost = ends(ends, first);
    Future<Void> kept = ends(ends, second);

    isOver(kept);
    assertThatThrownBy(() -> lost.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(LeaseLost.class);
  }

  @Test
  void allLearnThatTheDatabaseWasAwayAndTheNextAreWritten() {
    var away = new IllegalStateException("away");
    var ends =
        new QuietEnds(
            NEVER,
            2,
            all -> {
              if (all.containsKey(first)) {
                throw away;
              }
              return all(all);
            });
    ends.enter();
    ends.enter();
    Future<Void> one = ends(ends, first);
    Future<Void> other = ends(ends, second);
    assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasCause(away);
    assertThatThrownBy(() -> other.get(10, TimeUnit.SECONDS)).hasCause(away);
    ends.leave();

    isOver(ends(ends, second));

    assertThat(written).containsExactly(Set.of(second));
  }
}
