package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PreflightTest {

  @Test
  void aTakenPortIsNamedWithThePartThatNeedsIt() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      Layout layout = new Layout(Path.of("/"), Path.of("/data"), Path.of("/cache"));
      Part kafka = new Kafka(layout, Path.of("/data"), port, FreePorts.next());

      assertThatThrownBy(() -> Preflight.requireFreePorts(List.of(kafka), Duration.ZERO))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Port " + port + ", which kafka needs, is taken");
    }
  }

  @Test
  void tooLittleMemoryIsSaidInGibibytes() {
    assertThatThrownBy(() -> Preflight.requireMemory(OptionalLong.of(3L << 30)))
        .hasMessage("Only 3.0 GiB of memory are available; the stack needs 4 GiB.");
    assertThatCode(() -> Preflight.requireMemory(OptionalLong.of(4L << 30)))
        .doesNotThrowAnyException();
    assertThatCode(() -> Preflight.requireMemory(OptionalLong.empty())).doesNotThrowAnyException();
  }

  @Test
  void aDiskTooSmallIsNamedByTheFolderOnIt() {
    Path data = Path.of("/srv/congvu");

    assertThatThrownBy(() -> Preflight.requireDisk(3L << 29, data))
        .hasMessage("Only 1.5 GiB are free on the disk of /srv/congvu; the stack needs 3 GiB.");
    assertThatCode(() -> Preflight.requireDisk(3L << 30, data)).doesNotThrowAnyException();
  }

  @Test
  void aPortBaseThatIsNoPortIsRefused() {
    assertThat(Ports.of(Map.of()).gateway()).isEqualTo(8080);
    assertThat(Ports.of(Map.of("CONGVU_PORT_BASE", "18080")).keycloak()).isEqualTo(18090);
    assertThatThrownBy(() -> Ports.of(Map.of("CONGVU_PORT_BASE", "eighty")))
        .hasMessage("CONGVU_PORT_BASE is not a number: eighty.");
    assertThatThrownBy(() -> Ports.of(Map.of("CONGVU_PORT_BASE", "80")))
        .hasMessageContaining("must lie between 1024 and");
  }
}
