package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {

  private static final Duration NEVER = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<List<String>> taken = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    // Not waited for: one that is left waiting is what a test has found.
    threads.shutdownNow();
  }

  private Map<String, RuntimeException> take(List<String> items) {
    taken.add(items.stream().sorted().toList());
    return Map.of();
  }

  private static <T> Together<T> atWork(
      int workers, Duration linger, int enough, Together.Step<T> step) {
    var together = new Together<>(linger, enough, step);
    for (int i = 0; i < workers; i++) {
      together.enter();
    }
    return together;
  }

  private Future<Void> comes(Together<String> together, String item) {
    return threads.submit(
        () -> {
          together.come(item);
          return null;
        });
  }

  private static void isOver(Future<Void> coming) {
    assertThatCode(() -> coming.get(10, TimeUnit.SECONDS)).doesNotThrowAnyException();
  }

  private void twoAreTakenTogether(Together<String> together) {
    Future<Void> one = comes(together, "a");
    Future<Void> other = comes(together, "b");

    isOver(one);
    isOver(other);
    assertThat(taken).containsExactly(List.of("a", "b"));
  }

  @Test
  void theLastOnesAtWorkAreTakenTogetherAndWaitForNothing() {
    twoAreTakenTogether(atWork(2, NEVER, 100, this::take));
  }

  @Test
  void theyAreTakenWhenTheLastOneAtWorkLeavesOtherwise() {
    var together = atWork(2, NEVER, 100, this::take);
    Future<Void> one = comes(together, "a");

    together.leave();

    isOver(one);
    assertThat(taken).containsExactly(List.of("a"));
  }

  @Test
  void enoughAreTakenThoughOthersAreStillAtWork() {
    twoAreTakenTogether(atWork(3, NEVER, 2, this::take));
  }

  @Test
  void nobodyWaitsLongerThanAllowed() {
    var together = atWork(2, Duration.ofMillis(20), 100, this::take);

    isOver(comes(together, "a"));

    assertThat(taken).containsExactly(List.of("a"));
  }

  @Test
  void whoseStepWentWrongLearnsItAndTheOthersGoOn() {
    var trouble = new IllegalStateException("of one");
    var together = atWork(2, NEVER, 2, (List<String> all) -> Map.of("a", trouble));

    Future<Void> one = comes(together, "a");
    Future<Void> other = comes(together, "b");

    isOver(other);
    assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasCause(trouble);
  }

  @Test
  void allLearnWhatWentWrongWithAllAndTheNextAreTaken() {
    var trouble = new IllegalStateException("of all");
    var together =
        atWork(
            2,
            NEVER,
            2,
            (List<String> all) -> {
              if (all.contains("a")) {
                throw trouble;
              }
              return take(all);
            });
    Future<Void> one = comes(together, "a");
    Future<Void> other = comes(together, "b");
    assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).hasCause(trouble);
    assertThatThrownBy(() -> other.get(10, TimeUnit.SECONDS)).hasCause(trouble);
    together.leave();

    isOver(comes(together, "c"));

    assertThat(taken).containsExactly(List.of("c"));
  }

  @Test
  void nobodyIsLeftWaitingByAnError() {
    var together =
        atWork(
            2,
            NEVER,
            2,
            (List<String> all) -> {
              throw new OutOfMemoryError("for the test");
            });

    Future<Void> one = comes(together, "a");
    Future<Void> other = comes(together, "b");

    assertThatThrownBy(() -> one.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    assertThatThrownBy(() -> other.get(10, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class);
  }
}
