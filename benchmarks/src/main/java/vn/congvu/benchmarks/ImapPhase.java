package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The whole service over IMAP, beside a bare client of the same mail server. */
final class ImapPhase {

  private static final String OTHERS = "other-";
  private static final String OTHER_UNIT = "stc";

  private static final int RESTORES = 11;

  /** Restores before: a service that has run for long has restored something. */
  private static final int RESTORES_BEFORE = 20;

  /** A walk and a second backup each: one alone says less than the machine's other work hides. */
  private static final int PAIRS = 3;

  private final Path corpus;
  private final Path work;
  private final Path root = Path.of(System.getProperty("congvu.root", "."));
  private final Mail mail = new Mail();
  private final List<String> mailboxes;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param count of mailboxes
   */
  ImapPhase(Path corpus, Path work, int count) {
    this.corpus = corpus;
    this.work = work;
    this.mailboxes = IntStream.range(0, count).mapToObj(Corpus::mailbox).toList();
  }

  /**
   * Seconds.
   *
   * @param cold of a service that has just begun
   */
  private record First(double fetch, double cold, double backup) {}

  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  List<String> run() throws IOException, InterruptedException, SQLException {
    lines.add("## The service beside a bare IMAP client");
    lines.add(Machine.line());
    Path files = work.resolve("files");
    long bytes = Corpus.spread(corpus, files, false);
    mail.fill(files, mailboxes);
    List<String> others = others();
    long _ = mail.fetchAll(mailboxes);
    double fetch = seconds(() -> mail.fetchAll(mailboxes));
    double cold;
    try (Database database = Database.empty();
        Service service = service("cold", database)) {
      Map<String, UUID> _ = database.introduce(mailboxes);
      cold = service.backUp().seconds();
    }
    try (Database database = Database.empty();
        Service service = service("service", database)) {
      Map<String, UUID> _ = database.introduce(OTHER_UNIT, others);
      Service.Took _ = service.backUp();
      Map<String, UUID> ids = database.introduce(mailboxes);
      First first = new First(fetch, cold, service.backUp(Database.UNIT).seconds());
      long stored = Folders.bytes(service.store()) + new Catalogue(database.source()).bytes();
      Seconds seconds = seconds(service);
      Restores restores = restores(service, database, files, ids);
      report(bytes, stored, first, seconds, restores);
    }
    return lines;
  }

  private Service service(String name, Database database) throws IOException, InterruptedException {
    return new Service(root, work.resolve(name), mail.settings(), database, Map.of());
  }

  /** Mailboxes with other mail, by which the service warms up. */
  private List<String> others() throws IOException, InterruptedException {
    Path files = work.resolve("files-other");
    Corpus.spreadOther(corpus, files);
    List<String> others =
        IntStream.range(0, Corpus.OTHER).mapToObj(box -> OTHERS + Corpus.mailbox(box)).toList();
    mail.fill(others, address -> Mail.mails(files.resolve(address.substring(OTHERS.length()))));
    return others;
  }

  private static double seconds(Step step) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    step.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  /**
   * Medians.
   *
   * @param beyond of each pair, how much longer the backup took, in ms of each mailbox
   * @param processor time of the service's process, in ms of each mailbox
   * @param bareProcessor that of the bare client's
   */
  private record Seconds(
      double walk, double second, List<Double> beyond, double processor, double bareProcessor) {}

  private Seconds seconds(Service service) throws IOException, InterruptedException {
    List<Double> walks = new ArrayList<>();
    List<Double> backups = new ArrayList<>();
    List<Double> beyond = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    List<Double> bareProcessor = new ArrayList<>();
    for (int i = 0; i <= PAIRS; i++) {
      Duration begin = processorTime();
      double walk = seconds(() -> mail.walk(mailboxes));
      Duration walked = processorTime().minus(begin);
      Duration before = service.processorTime();
      double backup = service.backUp(Database.UNIT).seconds();
      Duration used = service.processorTime().minus(before);
      // The first of each only warms up.
      if (i > 0) {
        walks.add(walk);
        backups.add(backup);
        beyond.add((backup - walk) * 1000 / mailboxes.size());
        processor.add(used.toNanos() / 1e6 / mailboxes.size());
        bareProcessor.add(walked.toNanos() / 1e6 / mailboxes.size());
      }
    }
    return new Seconds(
        median(walks),
        median(backups),
        beyond.stream().sorted().toList(),
        median(processor),
        median(bareProcessor));
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }

  /** Medians. */
  private record Restores(double bare, double ours) {}

  /** Each into a mailbox that is empty; ours knows its mailboxes from a backup, as of any other. */
  private Restores restores(Service service, Database database, Path files, Map<String, UUID> ids)
      throws IOException, InterruptedException, SQLException {
    String run = Long.toString(System.currentTimeMillis(), 36);
    List<String> emptied =
        IntStream.range(0, RESTORES_BEFORE + RESTORES)
            .mapToObj(i -> "restored%d-%s@tinhmau.example".formatted(i, run))
            .toList();
    emptied.forEach(mail::create);
    Map<String, UUID> targets = database.introduce(emptied);
    Service.Took _ = service.backUp(Database.UNIT);
    List<Double> bare = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    for (int i = 0; i < emptied.size(); i++) {
      String from = mailboxes.get((mailboxes.size() / 2 + i) % mailboxes.size());
      String one = "bare%d-%s@tinhmau.example".formatted(i, run);
      mail.create(one);
      List<byte[]> mails = Mail.mails(files.resolve(from));
      UUID source = ids.getOrDefault(from, new UUID(0, 0));
      double bareSeconds = seconds(() -> mail.append(one, mails));
      double ourSeconds =
          service.restore(source, targets.getOrDefault(emptied.get(i), source)).seconds();
      if (i >= RESTORES_BEFORE) {
        bare.add(bareSeconds);
        ours.add(ourSeconds);
      }
    }
    return new Restores(median(bare), median(ours));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private void report(long bytes, long stored, First first, Seconds seconds, Restores restores) {
    lines.add("");
    lines.add("| | bare IMAP | Congvu |");
    lines.add("|---|---|---|");
    lines.add(
        String.format(
            Locale.ROOT,
            "| first backup, %,d mailboxes × 10 mails (%.0f MB) | %.1f s | %.1f s |",
            mailboxes.size(),
            bytes / 1e6 * mailboxes.size() / Corpus.MAILBOXES,
            first.fetch(),
            first.backup()));
    lines.add(
        String.format(
            Locale.ROOT,
            "| second backup, nothing changed | %.2f s | %.2f s |",
            seconds.walk(),
            seconds.second()));
    lines.add(
        String.format(
            Locale.ROOT,
            "| restore of a mailbox of ten mails | %.0f ms | %.0f ms |",
            restores.bare() * 1e3,
            restores.ours() * 1e3));
    lines.add(
        String.format(
            Locale.ROOT,
            "%nThe repository with PostgreSQL's rows afterwards: %.1f MB, other mail included. First backup by a service that has just begun: %.1f s, %.2f ×.%n",
            stored / 1e6,
            first.cold(),
            first.cold() / first.fetch()));
    lines.add(Goal.HEAD);
    lines.add(
        new Goal("first backup / bare parallel fetch", first.backup() / first.fetch(), 1.25, " ×")
            .line());
    lines.add(
        new Goal(
                "second backup, work per mailbox beyond the server's answers",
                median(seconds.beyond()),
                1,
                " ms")
            .line());
    lines.add(
        new Goal("restore / bare APPEND", restores.ours() / restores.bare(), 1.5, " ×").line());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "The work per mailbox is the median of %d pairs of a walk and a backup, from %.2f to %.2f ms; the service's process computes for %.2f ms, the bare client for %.2f.",
            PAIRS,
            seconds.beyond().getFirst(),
            seconds.beyond().getLast(),
            seconds.processor(),
            seconds.bareProcessor()));
    lines.addAll(
        """
        The mail server is the James of the local stack on PostgreSQL, on the same two cores. The bare client is our own IMAP code with as
        many connections as the service has (4): it reads every mail and stores nothing; it asks every mailbox for its folders and their
        states; it opens a mailbox and appends ten mails. The service is the packaged one in a process of its own (512 MB of heap), ordered
        over REST; its time is that between its own `startedAt` (of a restore: the approval) and `endedAt`, when all is durable. Before
        the mail that is measured it has backed up the mail of 800 other mailboxes, which has no sentence and no attachment in common with it;
        it learned its dictionaries from that. The bare fetch is the second of two; walks and second backups take turns, and medians stand
        here, without the first. Restores take turns with bare appends, each into an empty mailbox that the backups know; medians of eleven,
        after twenty that only warm up.\
        """
            .lines()
            .toList());
  }
}
