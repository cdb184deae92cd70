package vn.congvu.backup.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.repository.Scenario.plain;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.backup.repository.pack.Check;

class CheckTest {

  @TempDir Path folder;

  @Test
  void aPackThatAnotherProcessAddsMeanwhileIsNotMissing() {
    try (Scenario scenario = Scenario.in(folder)) {
      scenario.store(plain("before", "text"));
      AwayStore line = new AwayStore(scenario.store());
      try (Repository beside = scenario.openBeside(line)) {
        line.afterListingPacks(() -> scenario.store(plain("meanwhile", "text")));

        Check.Report report = beside.check(false);

        assertThat(report.findings()).isEmpty();
        assertThat(report.packs()).isEqualTo(1);
      }
    }
  }
}
