package vn.congvu.backup.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.pack.Check;

/** A writer in a process of its own is killed again and again, at moments of chance. */
class KilledWriterTest {

  private static final int KILLS = Integer.getInteger("congvu.kills", 20);

  @TempDir Path folder;

  @Test
  void everythingThatWasAcknowledgedIsThereAndNothingIsHalfThere()
      throws IOException, InterruptedException {
    Path acknowledged = Files.createFile(folder.resolve("acknowledged"));
    Random random = new Random(5);
    try (Scenario scenario = Scenario.in(folder)) {
      for (int round = 0; round < KILLS; round++) {
        long enough = Files.size(acknowledged) + 40 * random.nextInt(1, 5);
        Process writer = start(round, acknowledged);
        while (Files.size(acknowledged) < enough) {
          assertThat(writer.waitFor(5, TimeUnit.MILLISECONDS)).as(log()).isFalse();
        }
        assertThat(writer.waitFor(random.nextInt(60), TimeUnit.MILLISECONDS)).as(log()).isFalse();
        writer.destroyForcibly().waitFor();
      }

      scenario.reopenWithoutCache();
      List<String> lines = wholeLines(acknowledged);
      assertThat(lines).hasSizeGreaterThanOrEqualTo(KILLS);
      for (String line : lines) {
        String[] words = line.split(" ");
        assertThat(scenario.read(BlobAddress.parse(words[1])))
            .isEqualTo(
                KilledWriter.mail(
                    Integer.parseInt(words[0].split("-")[0]),
                    Integer.parseInt(words[0].split("-")[1])));
      }
      Check.Report report = scenario.repository().check(true);
      assertThat(report.findings()).isEmpty();
    }
  }

  private Process start(int round, Path acknowledged) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            folder.toString(),
            String.valueOf(round),
            acknowledged.toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /**
   * The kill may have cut the last line of each round; then the next round begins in the middle of
   * a line.
   */
  private static List<String> wholeLines(Path file) throws IOException {
    List<String> whole = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.matches("\\d+-\\d+ [0-9a-f]{32}")) {
        whole.add(line);
      }
    }
    return whole;
  }
}
