package vn.congvu.platform.problem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table of a module's {@link ProblemType} enums for {@code docs/problems.md}. A module's test
 * compares its part of the page with it, and so keeps the page true.
 */
public final class ProblemCatalogue {

  private final List<ProblemType> problems;

  private ProblemCatalogue(List<ProblemType> problems) {
    this.problems = problems;
  }

  /**
   * @param classes the module's {@code target/classes}; by house rule the enums' names end in
   *     Problem
   */
  public static ProblemCatalogue of(Path classes) throws IOException {
    List<ProblemType> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(it -> it.toString().endsWith("Problem.class")).toList()) {
        found.addAll(constants(className(classes.relativize(file))));
      }
    }
    found.sort(Comparator.comparing(ProblemType::slug));
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i).slug().equals(found.get(i - 1).slug())) {
        throw new IllegalStateException("two problems with the slug " + found.get(i).slug());
      }
    }
    return new ProblemCatalogue(found);
  }

  /** The page with the module's part, which lies between two comments, made anew. */
  public String update(String page, String module) {
    String begin = "<!-- " + module + " -->\n";
    String end = "<!-- /" + module + " -->\n";
    String part = begin + table(module) + end;
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    return from < 0 || to < from
        ? page + "\n" + part
        : page.substring(0, from) + part + page.substring(to + end.length());
  }

  private String table(String module) {
    StringBuilder table = new StringBuilder("## " + module + "\n\n");
    table.append("| type | status | title |\n|---|---|---|\n");
    for (ProblemType problem : problems) {
      table.append(
          "| `/problems/%s` | %d | %s |\n"
              .formatted(problem.slug(), problem.status(), problem.title()));
    }
    return table.toString();
  }

  private static String className(Path file) {
    String path = file.toString();
    return path.substring(0, path.length() - ".class".length()).replace(File.separatorChar, '.');
  }

  private static List<ProblemType> constants(String className) {
    try {
      Class<?> type =
          Class.forName(className, true, Thread.currentThread().getContextClassLoader());
      return type.isEnum() && ProblemType.class.isAssignableFrom(type)
          ? Stream.of(type.getEnumConstants()).map(ProblemType.class::cast).toList()
          : List.of();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("compiled but not loadable: " + className, e);
    }
  }
}
