package vn.congvu.platform.test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.congvu.platform.problem.ProblemType;

/**
 * Keeps a module's part of {@code docs/problems.md} equal to its {@link ProblemType} enums. A
 * module's test calls {@link #check}; {@code -Dcongvu.docs.write=true} writes the part anew.
 */
public final class ProblemDoc {

  private final Path document;
  private final String module;
  private final List<ProblemType> problems;

  private ProblemDoc(Path document, String module, List<ProblemType> problems) {
    this.document = document;
    this.module = module;
    this.problems = problems;
  }

  /**
   * @param root the package below which the module's enums lie
   */
  public static void check(String module, String root) throws IOException {
    new ProblemDoc(Path.of("../docs/problems.md"), module, problems(root)).check();
  }

  private void check() throws IOException {
    refuseTwins();
    String page = Files.readString(document);
    String expected = replacePart(page);
    if (Boolean.getBoolean("congvu.docs.write")) {
      Files.writeString(document, expected);
    } else if (!page.equals(expected)) {
      throw new AssertionError(
          "docs/problems.md is stale for "
              + module
              + ": run its test with -Dcongvu.docs.write=true");
    }
  }

  private static List<ProblemType> problems(String root) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(root).stream()
            .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
            .map(JavaClass::reflect)
            .flatMap(type -> Stream.of(type.getEnumConstants()))
            .map(ProblemType.class::cast)
            .sorted(Comparator.comparing(ProblemType::slug))
            .toList();
  }

  /** A slug means one thing. */
  private void refuseTwins() {
    Map<String, ProblemType> bySlug = new HashMap<>();
    for (ProblemType problem : problems) {
      ProblemType twin = bySlug.putIfAbsent(problem.slug(), problem);
      if (twin != null) {
        throw new AssertionError("two problems with the slug " + problem.slug());
      }
      if (!problem.slug().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
        throw new AssertionError("not kebab-case: " + problem.slug());
      }
    }
  }

  private String replacePart(String page) {
    String begin = "<!-- " + module + " -->\n";
    String end = "<!-- /" + module + " -->\n";
    String part = begin + part() + end;
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    return from < 0 || to < 0
        ? page + "\n" + part
        : page.substring(0, from) + part + page.substring(to + end.length());
  }

  private String part() {
    StringBuilder part = new StringBuilder("## " + module + "\n\n");
    part.append("| type | status | title |\n|---|---|---|\n");
    for (ProblemType problem : problems) {
      part.append(
          "| `/problems/%s` | %d | %s |\n"
              .formatted(problem.slug(), problem.status(), problem.title()));
    }
    return part.toString();
  }
}
