package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitGateTest {

  @Test
  void itOpensWhenAllHaveArrived() throws Exception {
    var gate = new CommitGate(Duration.ofMinutes(1), 100);
    var through = new CountDownLatch(3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        gate.enter();
      }
      for (int i = 0; i < 3; i++) {
        var _ =
            threads.submit(
                () -> {
                  gate.await();
                  through.countDown();
                  return null;
                });
      }

      assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void itOpensWhenTheLastOneThatWasAwaitedLeaves() throws Exception {
    var gate = new CommitGate(Duration.ofMinutes(1), 100);
    var through = new CountDownLatch(1);
    gate.enter();
    gate.enter();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          threads.submit(
              () -> {
                gate.await();
                through.countDown();
                return null;
              });

      gate.leave();

      assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void itOpensWhenEnoughHaveComeThoughOthersAreStillAtWork() throws Exception {
    var gate = new CommitGate(Duration.ofMinutes(1), 2);
    var through = new CountDownLatch(2);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        gate.enter();
      }
      for (int i = 0; i < 2; i++) {
        var _ =
            threads.submit(
                () -> {
                  gate.await();
                  through.countDown();
                  return null;
                });
      }

      assertThat(through.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void nobodyWaitsLongerThanAllowed() throws Exception {
    var gate = new CommitGate(Duration.ofMillis(20), 100);
    gate.enter();
    gate.enter();

    gate.await();

    gate.leave();
    gate.leave();
  }
}
