package vn.congvu.e2e.portal;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Deque's axe-core with its rules for WCAG 2.1 A and AA. */
final class Accessibility {

  private static final Path AXE =
      Path.of(
          System.getProperty("congvu.root"),
          "gateway/src/main/webui/node_modules/axe-core/axe.min.js");

  private Accessibility() {}

  /** What a person with a screen reader, a keyboard or weak eyes would stumble over. */
  @SuppressWarnings("unchecked")
  static List<String> violations(Page page) {
    try {
      // Not as a script tag: the portal's content security policy would refuse it, as it should.
      page.evaluate(Files.readString(AXE));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return (List<String>)
        page.evaluate(
            """
            async () => {
              const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
              const found = await axe.run(document, { runOnly: { type: "tag", values: tags } });
              return found.violations.flatMap((violation) =>
                violation.nodes.map((node) => `${violation.id}: ${node.html} ${node.failureSummary}`));
            }
            """);
  }
}
