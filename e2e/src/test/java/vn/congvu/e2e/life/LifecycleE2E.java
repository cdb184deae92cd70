package vn.congvu.e2e.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;
import vn.congvu.e2e.stack.Said;
import vn.congvu.e2e.stack.Scenarios;
import vn.congvu.e2e.system.Mail;

/** The installation's own life. The last class on the stack: it ends it for good. */
@OnTheStack
@Order(50)
class LifecycleE2E {

  private static final List<String> PARTS =
      List.of(
          "postgres",
          "kafka",
          "keycloak",
          "james",
          "account-service",
          "incident-service",
          "security-service",
          "gateway");
  private static final String PASSWORD = "Sao-khuya 47 cau go";
  private static final Duration UP = Duration.ofMinutes(6);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final int ENDED_BY_SIGINT = 130;

  private static Scenarios scenarios;
  private static Mail mail;
  private static String holder;

  @TempDir private Path folder;

  @BeforeAll
  static void someoneUsesAMailbox(Congvu congvu) {
    scenarios = new Scenarios(congvu.place());
    mail = new Mail(congvu.place());
    holder = scenarios.inUse("Doãn Thị Bền", PASSWORD);
  }

  @Test
  @Order(1)
  void aSecondUpSaysThatItRunsAlreadyAndChangesNothing(Congvu congvu) {
    long supervisor = congvu.supervisor();

    for (Said again : List.of(congvu.run("up"), congvu.run("up", "--detach", "--fresh"))) {
      assertThat(again.lines())
          .contains(
              "Congvu is running already; see ./congvu status, or end it with ./congvu down.");
      assertThat(again.code()).isZero();
    }

    assertThat(congvu.supervisor()).isEqualTo(supervisor);
    assertThat(congvu.run("status").code()).isZero();
  }

  @Test
  @Order(1)
  void statusTellsEachPartsStatePortMemoryAndUptime(Congvu congvu) {
    Said status = congvu.run("status");

    assertThat(status.lines().getFirst().split(" +"))
        .containsExactly("part", "state", "port", "memory", "uptime", "restarts");
    assertThat(status.lines().stream().skip(1))
        .allMatch(
            line ->
                line.matches(
                    "[a-z-]+ +ready +\\d+ +[1-9]\\d* MiB +(\\d+ h )?\\d+ min( \\d+ s)? +\\d+"));
    assertThat(status.lines().stream().skip(1).map(line -> line.split(" ")[0]))
        .containsAll(PARTS)
        .containsExactlyElementsOf(congvu.parts());
  }

  @Test
  @Order(1)
  void logsAreListedAndPrintedByPart(Congvu congvu) throws Exception {
    Path logs = congvu.data().resolve("logs");

    assertThat(congvu.run("logs").lines())
        .containsAll(PARTS.stream().map(part -> logs.resolve(part + ".log").toString()).toList());
    assertThat(congvu.run("logs", "postgres").text())
        .startsWith(Files.readAllLines(logs.resolve("postgres.log")).getFirst())
        .contains("database system is ready to accept connections");
    assertThat(congvu.run("logs", "nosuch"))
        .isEqualTo(new Said(1, "congvu: There is no log of nosuch in " + logs + ".\n"));
  }

  @Test
  @Order(2)
  void downAndUpKeepEverything(Congvu congvu) throws Exception {
    String letter = mail.send(holder, PASSWORD, holder, "Ghi nhớ", "Thư để lại.");
    mail.read(holder, PASSWORD, letter, SOON);
    List<SortedSet<String>> before = scenarios.holdings();

    Said down = congvu.run("down");
    List<String> left = congvu.left();
    Said status = congvu.run("status");
    Said up = congvu.run("up", "--detach");

    assertThat(down.code()).as(down.text()).isZero();
    assertThat(left).isEmpty();
    assertThat(status).isEqualTo(new Said(3, "Congvu is not running.\n"));
    assertThat(up.code()).as(up.text()).isZero();
    assertThat(scenarios.holdings()).isEqualTo(before);
    assertThat(mail.read(holder, PASSWORD, letter, SOON)).isEqualTo("Thư để lại.");
  }

  @Test
  @Order(3)
  void noPartOutlivesItsKilledSupervisor(Congvu congvu) {
    Congvu.kill9(congvu.supervisor());

    await().atMost(SOON).untilAsserted(() -> assertThat(congvu.left()).isEmpty());
    assertThat(congvu.run("status").code()).isEqualTo(3);
  }

  @Test
  @Order(4)
  void aFreshStartForgetsAllAndCtrlCEndsAllParts(Congvu congvu) throws Exception {
    Path output = folder.resolve("up.txt");

    List<SortedSet<String>> holdings;
    boolean known;
    Process up = congvu.start(output, "up", "--fresh");
    try {
      await().atMost(UP).until(() -> Files.readString(output).contains("See the main job done"));
      // Not the old one, whose tokens another Keycloak has signed.
      holdings = new Scenarios(congvu.place()).holdings();
      known = mail.logsIn(holder, PASSWORD);
    } finally {
      interrupt(up);
    }

    assertThat(holdings).allMatch(SortedSet::isEmpty);
    assertThat(known).isFalse();
    assertThat(Files.readString(output))
        .contains("Portal   " + congvu.place().gateway(), "binh.tran    Trần Thị Bình");
    assertThat(up.exitValue()).isEqualTo(ENDED_BY_SIGINT);
    assertThat(congvu.left()).isEmpty();
  }

  @Test
  @Order(5)
  void ctrlCInTheMiddleOfTheStartLeavesNothingBehind(Congvu congvu) throws Exception {
    Path output = folder.resolve("up.txt");

    Process up = congvu.start(output, "up");
    try {
      await().atMost(UP).until(() -> Files.readString(output).contains("… keycloak"));
    } finally {
      interrupt(up);
    }

    assertThat(up.exitValue()).isEqualTo(ENDED_BY_SIGINT);
    await().atMost(SOON).untilAsserted(() -> assertThat(congvu.left()).isEmpty());
    assertThat(congvu.run("status").code()).isEqualTo(3);
  }

  private static void interrupt(Process up) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();
    assertThat(up.waitFor(2, TimeUnit.MINUTES)).isTrue();
  }
}
