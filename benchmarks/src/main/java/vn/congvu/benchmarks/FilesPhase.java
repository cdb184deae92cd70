package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Our repository, restic and borg over the same files, one after the other. */
final class FilesPhase {

  static final int RESTORED = 1_234;

  /** Times 8,000 mails: as much as the first night of 30,000 mailboxes with ten mails each. */
  private static final int WARM = 37;

  private static final List<Integer> TOLD = List.of(1, 2, 3, 5, 9, 18, WARM);

  private final Path corpus;
  private final Path work;
  private final Peers peers;
  private final Path root = Path.of(System.getProperty("congvu.root", "."));
  private final List<String> lines = new ArrayList<>();

  FilesPhase(Path corpus, Path work) {
    this.corpus = corpus;
    this.work = work;
    this.peers = new Peers(work);
  }

  /**
   * Of our engine: warm as the service is, and once in a process that has just begun.
   *
   * @param warming seconds of each first backup before
   */
  private record Ours(
      Peers.Result warm, double coldFirst, List<Double> warming, long packs, long database) {

    String warmingUp() {
      return TOLD.stream()
          .map(time -> String.format(Locale.ROOT, "%.1f (%d)", warming.get(time - 1), time))
          .collect(Collectors.joining(", "));
    }
  }

  List<String> run() throws IOException, InterruptedException, SQLException {
    lines.add("## The repository beside restic and borg, from files");
    lines.add(Machine.line());
    Corpus.spreadOther(corpus, work.resolve("files-other"));
    measure(false, "2,000 mailboxes × 10 mails");
    measure(true, "The same, and one 2 MB attachment sent to 200 of them");
    lines.add("");
    lines.addAll(
        """
        Ours counts packs with manifests and keys, dictionaries, the mirrored keyring, and in PostgreSQL the keyring and the catalogue in
        the service's own tables with their indexes (`pg_total_relation_size` after `vacuum`). Each of the three encrypts; ours also takes
        fingerprints of each Message-ID and each part. First: all mail into a new repository, the median of three; ours trains its
        dictionaries in that time, writes the catalogue, and ends when all of it is durable, in a PostgreSQL that waits for the disk. Second:
        the same mail again; every file is read and hashed by ours and borg's chunker where a file looks changed, while restic and borg skip
        files whose time and size are as before (ours has no such short cut here, because the service asks the mail server what changed).
        Restore: one mailbox of ten mails to files. The service is a process that runs for months, so ours is measured in one that has
        stored, read again and restored other mail before: 8,000 mails, 20 of them with another attachment of 2 MB, 37 times, each time into
        a new repository, over the same connections to the database. Those 296,000 mails are the first night of 30,000 mailboxes with ten
        mails each. *Cold* is a process that has just begun, its start included, as it is for restic and borg in every figure.\
        """
            .lines()
            .toList());
    return lines;
  }

  private void measure(boolean attachment, String title)
      throws IOException, InterruptedException, SQLException {
    Path files = work.resolve(attachment ? "files-attachment" : "files");
    long bytes = Corpus.spread(corpus, files, attachment);
    Folders.readOnce(files);
    Path mailbox = files.resolve(Corpus.mailbox(RESTORED));
    Peers.Result restic = peers.restic(files, mailbox);
    Peers.Result borg = peers.borg(files, mailbox);
    Ours ours = ours(files);
    long smallest = Math.min(restic.bytes(), borg.bytes());
    lines.add("");
    lines.add("### " + title + String.format(Locale.ROOT, " (%.0f MB)", bytes / 1e6));
    lines.add("");
    lines.add("| | first | second | restore | repository | of the smallest peer |");
    lines.add("|---|---|---|---|---|---|");
    for (Peers.Result result : List.of(ours.warm(), restic, borg)) {
      lines.add(row(result, smallest));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            """

            Ours: packs and all else in the store %.1f MB, PostgreSQL %.1f MB; first backup cold %.1f s.
            Warming up, seconds for 8,000 mails, and which time it was: %s.
            """,
            ours.packs() / 1e6,
            ours.database() / 1e6,
            ours.coldFirst(),
            ours.warmingUp()));
    lines.add(Goal.HEAD);
    lines.add(
        new Goal(
                "repository / smaller of restic and borg",
                (double) ours.warm().bytes() / smallest,
                0.5,
                " ×")
            .line());
    lines.add(
        new Goal("first backup / restic", ours.warm().first() / restic.first(), 1, " ×").line());
    Folders.delete(files);
  }

  private static String row(Peers.Result result, long smallestPeer) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f s | %.1f s | %.2f s | %.1f MB | %.2f |",
        result.tool(),
        result.first(),
        result.second(),
        result.restore(),
        result.bytes() / 1e6,
        (double) result.bytes() / smallestPeer);
  }

  private Ours ours(Path files) throws IOException, InterruptedException, SQLException {
    double cold;
    try (Database database = Database.withTables(root)) {
      cold = engine(files.toString(), database.url()).seconds();
    }
    try (Database database = Database.withTables(root)) {
      String otherFiles = work.resolve("files-other").toString();
      List<String[]> steps =
          engine(files.toString(), database.url(), otherFiles, Integer.toString(WARM))
              .said()
              .lines()
              .map(line -> line.split(" "))
              .toList();
      List<Double> warming =
          steps.subList(0, WARM).stream().map(step -> Double.parseDouble(step[0])).toList();
      List<String[]> measured = steps.subList(WARM, WARM + Peers.TIMES);
      long packs = Folders.bytes(engineFolder().resolve("measured/store"));
      long rows = new Catalogue(database.source()).bytes();
      return new Ours(
          new Peers.Result(
              "Congvu",
              median(measured, 0),
              median(measured, 1),
              median(measured, 2),
              packs + rows),
          cold,
          warming,
          packs,
          rows);
    }
  }

  private static double median(List<String[]> lines, int step) {
    return Peers.median(lines.stream().map(line -> Double.parseDouble(line[step])).toList());
  }

  private Path engineFolder() {
    return work.resolve("ours");
  }

  private Program.Ran engine(String... arguments) throws IOException, InterruptedException {
    Folders.delete(engineFolder());
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // Which a JVM takes by itself in the service's container, see k8s.
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OurBackup.class.getName(),
                engineFolder().toString()));
    command.addAll(List.of(arguments));
    return new Program(work, Map.of()).run(command);
  }
}
