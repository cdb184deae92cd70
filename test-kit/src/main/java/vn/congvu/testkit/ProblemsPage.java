package vn.congvu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemCatalogue;

/**
 * {@code docs/problems.md} says what the module's enums say. Write the page anew with {@code
 * -Dcongvu.docs.write=true}.
 */
public abstract class ProblemsPage {

  private static final Path PAGE = Path.of("../docs/problems.md");

  private final String module;

  /**
   * @param module as its section of the page is headed
   */
  protected ProblemsPage(String module) {
    this.module = module;
  }

  @Test
  public void thePageSaysWhatTheEnumsSay() throws IOException {
    String page = Files.readString(PAGE);
    String expected = ProblemCatalogue.of(Path.of("target/classes")).update(page, module);
    if (Boolean.getBoolean("congvu.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("stale: run this test with -Dcongvu.docs.write=true")
        .content()
        .isEqualTo(expected);
  }
}
