package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {

  @TempDir private Path folder;

  @Test
  void anotherShellReadsWhatTheSupervisorWrote() {
    StackState written =
        new StackState(
            ProcessHandle.current().pid(),
            true,
            List.of(
                new StackState.PartState(
                    "kafka",
                    StackState.Condition.READY,
                    42,
                    List.of(8101, 8102),
                    Instant.parse("2026-11-24T05:00:00Z"),
                    2)));

    written.write(layout());

    assertThat(StackState.read(layout())).contains(written);
    assertThat(written.isAlive()).isTrue();
  }

  @Test
  void nothingIsLeftAfterAStop() {
    new StackState(1, false, List.of()).write(layout());

    StackState.forget(layout());

    assertThat(StackState.read(layout())).isEmpty();
  }

  private Layout layout() {
    return new Layout(folder, folder, folder);
  }
}
