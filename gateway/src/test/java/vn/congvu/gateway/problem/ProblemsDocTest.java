package vn.congvu.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Write the section anew with {@code -Dcongvu.docs.write=true}. */
class ProblemsDocTest {
  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final String BEGIN = "<!-- gateway -->";
  private static final String END = "<!-- /gateway -->";

  @Test
  void thePageSaysWhatTheEnumSays() throws IOException {
    String page = Files.readString(PAGE);
    String expected = withSection(page);
    if (Boolean.getBoolean("congvu.docs.write")) {
      Files.writeString(PAGE, expected);
    }

    assertThat(PAGE)
        .as("stale: run this test with -Dcongvu.docs.write=true")
        .content()
        .isEqualTo(expected);
  }

  private static String withSection(String page) {
    int begin = page.indexOf(BEGIN);
    if (begin < 0) {
      return page + "\n" + section();
    }
    int end = page.indexOf(END) + END.length() + 1;
    return page.substring(0, begin) + section() + page.substring(end);
  }

  private static String section() {
    return Arrays.stream(GatewayProblem.values())
        .map(p -> "| `/problems/%s` | %d | %s |".formatted(p.slug(), p.status(), p.title()))
        .sorted()
        .collect(
            Collectors.joining(
                "\n",
                BEGIN + "\n## gateway\n\n| type | status | title |\n|---|---|---|\n",
                "\n" + END + "\n"));
  }
}
