package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The command line of the benchmarks: measures, prints, and keeps what it measured. */
public final class Bench {

  /** Behind it a phase may get sizes of its own; what is measured so is printed only. */
  private static final String SIZES = ":";

  private Bench() {}

  /**
   * @param args the corpus, docs/benchmarks.md, and the phases to measure
   */
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    // A PostgreSQL that writes to the disk, as in an installation.
    System.setProperty("congvu.test.measured", "true");
    Path corpus = Path.of(args[0]);
    Report report = new Report(Path.of(args[1]));
    for (String phase : List.of(args).subList(2, args.length)) {
      Path work = Files.createTempDirectory("congvu-bench");
      try {
        List<String> lines = measured(phase, corpus, work);
        if (phase.contains(SIZES)) {
          System.out.println(String.join("\n", lines));
        } else {
          report.keep(phase, lines);
        }
      } finally {
        Folders.delete(work);
      }
    }
  }

  private static List<String> measured(String phase, Path corpus, Path work)
      throws IOException, InterruptedException, SQLException {
    String[] words = phase.split(SIZES, 2);
    return switch (words[0]) {
      case "files" -> new FilesPhase(corpus, work).run();
      case "imap" ->
          new ImapPhase(
                  corpus, work, words.length > 1 ? Integer.parseInt(words[1]) : Corpus.MAILBOXES)
              .run();
      case "memory" ->
          new MemoryPhase(work, words.length > 1 ? Integer.parseInt(words[1]) : MemoryPhase.FULL)
              .run();
      case "takedown" ->
          new TakedownPhase(
                  corpus,
                  work,
                  words.length > 1 ? TakedownPhase.Sizes.of(words[1]) : TakedownPhase.Sizes.FULL)
              .run();
      default ->
          throw new IllegalArgumentException(
              "bench knows files, imap, memory and takedown; not " + words[0]);
    };
  }
}
