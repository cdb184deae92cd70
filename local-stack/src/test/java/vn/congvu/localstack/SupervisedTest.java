package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void aKilledPartIsBroughtBack() {
    Postgres postgres =
        new Postgres(
            Layout.ofEnvironment(),
            folder,
            FreePorts.next(),
            "super",
            false,
            Map.of("account", "a"));
    Supervised supervised = new Supervised(postgres, folder, out, () -> {});
    supervised.start();
    long first = supervised.state().orElseThrow().pid();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    ProcessHandle.of(first).ifPresent(process -> process.onExit().join());
    supervised.restartWhenDead();

    StackState.PartState state = supervised.state().orElseThrow();
    assertThat(state.pid()).isNotEqualTo(first);
    assertThat(state.restarts()).isEqualTo(1);
    assertThat(state.condition()).isEqualTo(StackState.Condition.READY);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("postgres is back");
    supervised.stop();
  }

  @Test
  void aPartThatDiesWhileItStartsSaysWhereItsLogLies() {
    Supervised supervised = new Supervised(new Broken(), folder, out, () -> {});

    assertThatThrownBy(supervised::start)
        .isInstanceOf(StackException.class)
        .hasMessageContaining("broken ended while it started (exit code 7)")
        .hasMessageContaining(folder.resolve("broken.log").toString())
        .hasMessageContaining("no such luck");
  }

  /** A program of the outside world that cannot start. */
  private final class Broken implements Part {

    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<Integer> ports() {
      return List.of(1);
    }

    @Override
    public void prepare() {}

    @Override
    public Command command() {
      return Command.of(folder, List.of("bash", "-c", "echo no such luck; exit 7"));
    }

    @Override
    public boolean isReady() {
      return false;
    }
  }
}
