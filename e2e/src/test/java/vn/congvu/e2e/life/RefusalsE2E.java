package vn.congvu.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.Said;

/** What a newcomer reads when something is missing: one sentence, and nothing is left behind. */
@Order(10)
class RefusalsE2E {

  private final Congvu congvu = Congvu.ofItsOwn();

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    assertThat(congvu.left()).isEmpty();
    congvu.forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--fresh", "--detach"})
  void aTakenPortIsNamedWithThePartThatNeedsIt(String option) throws IOException {
    int imap = congvu.place().imapPort();

    Said up;
    try (ServerSocket _ = new ServerSocket(imap, 1, InetAddress.getLoopbackAddress())) {
      up = congvu.run("up", option);
    }

    assertRefused(
        up,
        "congvu: Port "
            + imap
            + ", which james needs, is taken by another program: end that program, or move the"
            + " stack with CONGVU_PORT_BASE.");
  }

  @Test
  void aFolderThatHoldsNoJdkIsNotTakenForOne() {
    Said up = congvu.with("CONGVU_JAVA_HOME", folder.toString()).run("up");

    assertRefused(up, "congvu: CONGVU_JAVA_HOME is " + folder + ", which is no JDK 25 or later.");
  }

  @Test
  void aMachineWithoutNodeIsToldSo() throws IOException {
    Said up = congvu.with("PATH", pathWithout("node")).run("up");

    assertRefused(
        up, "congvu: Node 20.19 or later was not found; install it and put it on the PATH.");
  }

  @Test
  void anOldNodeIsNamedWithItsVersion() throws IOException {
    String path = pathWithout("node");
    program("node", "echo v20.9.0");

    Said up = congvu.with("PATH", path).run("up");

    assertRefused(up, "congvu: Node is 20.9.0, but the portal needs Node 20.19 or later.");
  }

  @Test
  void aNodeWithoutNpmIsNotEnough() throws IOException {
    Said up = congvu.with("PATH", pathWithout("npm")).run("up");

    assertRefused(up, "congvu: Node is here, but npm is not; install it and put it on the PATH.");
  }

  @Test
  void aPortBaseThatIsNoNumberIsRefused() {
    assertRefused(
        congvu.with("CONGVU_PORT_BASE", "eighty").run("up", "--detach"),
        "congvu: CONGVU_PORT_BASE is not a number: eighty.");
  }

  @Test
  void aDataFolderThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertRefused(
        congvu.with("CONGVU_DATA", file.resolve("data").toString()).run("up"),
        "congvu: The data folder cannot be used: " + file.resolve("data") + ".");
  }

  @Test
  void anUnknownOptionIsRefusedBeforeAnythingStarts() {
    assertRefused(
        congvu.run("up", "--clean"),
        "congvu: up does not know --clean; it knows --detach and --fresh.");
  }

  @Test
  void whatIsNotRunningIsSaidToBeSo() {
    Said status = congvu.run("status");
    Said down = congvu.run("down");
    Said log = congvu.run("logs", "james");

    assertThat(status).isEqualTo(new Said(3, "Congvu is not running.\n"));
    assertThat(down).isEqualTo(new Said(0, "Congvu is not running.\n"));
    assertRefused(
        log, "congvu: There is no log of james in " + congvu.data().resolve("logs") + ".");
  }

  @Test
  void theDemoSaysThatNothingRunsInVietnameseWhateverTheShellSpeaks() {
    Said demo = congvu.with("LC_ALL", "C").run("demo");

    assertThat(demo.lines())
        .containsExactly(
            "HỎNG: Congvu chưa chạy ở %s; hãy chạy ./congvu up trước."
                .formatted(congvu.place().gateway()));
    assertThat(demo.code()).isEqualTo(1);
  }

  private static void assertRefused(Said said, String sentence) {
    List<String> found =
        said.lines().stream()
            .filter(line -> !line.startsWith("JDK ") && !line.startsWith("Node "))
            .toList();
    assertThat(found).containsExactly(sentence);
    assertThat(said.code()).isEqualTo(1);
  }

  /** What the script needs before it looks for Node and npm, and these without one. */
  private String pathWithout(String program) throws IOException {
    for (String needed : List.of("bash", "dirname", "env", "sed", "node", "npm")) {
      if (!needed.equals(program)) {
        program(needed, "exec " + onThePath(needed) + " \"$@\"");
      }
    }
    return folder.toString();
  }

  private void program(String name, String does) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path onThePath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(place -> Path.of(place, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
