package vn.congvu.backup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemCatalogue;

/** Write the page anew with {@code -Dcongvu.docs.write=true}. */
class ProblemsDocTest {

  private static final Path PAGE = Path.of("../docs/problems.md");

  @Test
  void thePageSaysWhatTheEnumsSay() throws IOException {
    String page = Files.readString(PAGE);
    String expected = ProblemCatalogue.of(Path.of("target/classes")).update(page, "backup-service");
    if (Boolean.getBoolean("congvu.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("stale: run this test with -Dcongvu.docs.write=true")
        .content()
        .isEqualTo(expected);
  }
}
