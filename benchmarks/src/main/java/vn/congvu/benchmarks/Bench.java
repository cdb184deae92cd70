package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The command line of the benchmarks: measures, prints, and keeps what it measured. */
public final class Bench {

  private Bench() {}

  /**
   * @param args the corpus, docs/benchmarks.md, and the phases to measure; none for all
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    Path corpus = Path.of(args[0]);
    Report report = new Report(Path.of(args[1]));
    List<String> phases =
        args.length > 2 ? List.of(args).subList(2, args.length) : List.of("files", "imap");
    for (String phase : phases) {
      Path work = Files.createTempDirectory("congvu-bench");
      try {
        report.keep(phase, measured(phase, corpus, work));
      } finally {
        Folders.delete(work);
      }
    }
  }

  private static List<String> measured(String phase, Path corpus, Path work)
      throws IOException, InterruptedException, SQLException {
    return switch (phase) {
      case "files" -> new FilesPhase(corpus, work).run();
      case "imap" -> new ImapPhase(corpus, work).run();
      default -> throw new IllegalArgumentException("bench knows files and imap; not " + phase);
    };
  }
}
