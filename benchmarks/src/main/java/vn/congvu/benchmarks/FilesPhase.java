package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Our repository, restic and borg over the same files, one after the other. */
final class FilesPhase {

  static final int RESTORED = 1_234;

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

  /** Of our engine: warm as the service is, and once in a process that has just begun. */
  private record Ours(Peers.Result warm, double coldFirst, long packs, long database) {}

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
        fingerprints of each Message-ID and each part. First: all mail into a new repository; ours trains its dictionaries in that time,
        writes the catalogue, and ends when all of it is durable. Second: the same mail again; every file is read and hashed by ours and
        borg's chunker where a file looks changed, while restic and borg skip files whose time and size are as before (ours has no such
        short cut here, because the service asks the mail server what changed). Restore: one mailbox of ten mails to files. The service is a
        process that runs for months, so ours is measured in one that has stored 8,000 other mails in another repository before; *cold* is
        a process that has just begun, its start included, as it is for restic and borg in every figure.\
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
            "%nOurs: packs and all else in the store %.1f MB, PostgreSQL %.1f MB; first backup cold %.1f s.%n",
            ours.packs() / 1e6,
            ours.database() / 1e6,
            ours.coldFirst()));
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
    try (Database database = Database.withTables(root);
        Database other = Database.withTables(root)) {
      String otherFiles = work.resolve("files-other").toString();
      String[] seconds =
          engine(files.toString(), database.url(), otherFiles, other.url())
              .said()
              .strip()
              .split("\\s+");
      long packs = Folders.bytes(engineFolder().resolve("measured/store"));
      long rows = new Catalogue(database.source()).bytes();
      return new Ours(
          new Peers.Result(
              "Congvu",
              Double.parseDouble(seconds[0]),
              Double.parseDouble(seconds[1]),
              Double.parseDouble(seconds[2]),
              packs + rows),
          cold,
          packs,
          rows);
    }
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
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                OurBackup.class.getName(),
                engineFolder().toString()));
    command.addAll(List.of(arguments));
    return new Program(work, Map.of()).run(command);
  }
}
