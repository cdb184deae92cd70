package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A leaked letter found and taken away by the services, by doveadm, and by a sweep over IMAP. */
final class TakedownPhase {

  /**
   * How much.
   *
   * @param few mailboxes at first
   * @param many mailboxes in the end
   * @param copies of a letter in the few and in the many
   * @param mass copies of the letter that half of them have
   */
  record Sizes(int few, int many, int copies, int mass) {

    static final Sizes FULL = new Sizes(2_000, 20_000, 200, 10_000);

    /** From {@code 200,2000,20,1000}. */
    static Sizes of(String text) {
      int[] sizes = Arrays.stream(text.split(",", 4)).mapToInt(Integer::parseInt).toArray();
      return new Sizes(sizes[0], sizes[1], sizes[2], sizes[3]);
    }

    int recipients() {
      return Math.min(500, few);
    }
  }

  private static final int MAILS_EACH = 2;

  private final Sizes sizes;
  private final Path work;
  private final Path root = Path.of(System.getProperty("congvu.root", "."));
  private final List<byte[]> corpus;
  private final List<String> mailboxes;

  TakedownPhase(Path corpus, Path work, Sizes sizes) throws IOException {
    this.sizes = sizes;
    this.work = work;
    this.corpus = Corpus.mails(corpus);
    this.mailboxes = IntStream.range(0, sizes.many()).mapToObj(Corpus::mailbox).toList();
  }

  private record Figures(
      Round.Taken few,
      Round.Taken many,
      Round.Taken mass,
      SecurityService.Took destroyed,
      SecurityService.Took radius,
      double sweep) {}

  /** Of so many mailboxes: the first search of a Message-ID, and then the expunge by it. */
  private record Doveadm(String version, double search, double expunge) {}

  List<String> run() throws IOException, InterruptedException, SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("## A leaked letter taken away, beside doveadm and an IMAP sweep");
    lines.add(Machine.line());
    Doveadm few = doveadm(sizes.few());
    Doveadm many = doveadm(sizes.many());
    Mail mail = new Mail();
    try (Database backups = Database.empty();
        Database cases = Database.empty();
        Service backup =
            new Service(
                root,
                work.resolve("backup"),
                mail.settings(),
                backups,
                Map.of(
                    "congvu.backup.store.fingerprint-key-file",
                    mail.settings().getOrDefault("congvu.fingerprint.key-file", "")));
        SecurityService security =
            new SecurityService(
                root, work.resolve("security"), mail.settings(), cases, backup.url())) {
      lines.addAll(
          report(measure(new Round(mail, backup, backups, security), security), few, many));
    }
    return lines;
  }

  private Doveadm doveadm(int size) throws IOException, InterruptedException {
    LeakedLetter letter = LeakedLetter.in(sizes.copies(), size, 0);
    Set<String> having = new HashSet<>(letter.mailboxes());
    try (Dovecot dovecot =
        new Dovecot(
            work,
            mailboxes.subList(0, size),
            address -> {
              List<byte[]> mails = new ArrayList<>(innocent(address));
              if (having.contains(address)) {
                mails.add(letter.copy(address));
              }
              return mails;
            })) {
      Program.Ran search = dovecot.search(letter.messageId());
      double expunge = dovecot.expunge(letter.messageId());
      long left = dovecot.search(letter.messageId()).said().lines().count();
      Round.check("doveadm", sizes.copies(), search.said().lines().count() - left);
      return new Doveadm(dovecot.version(), search.seconds(), expunge);
    } finally {
      Folders.delete(work.resolve("dovecot"));
    }
  }

  private Figures measure(Round round, SecurityService security)
      throws IOException, InterruptedException, SQLException {
    LeakedLetter warmUp = LeakedLetter.in(sizes.copies(), sizes.few(), 1);
    LeakedLetter inFew = LeakedLetter.in(sizes.copies(), sizes.few(), 2);
    LeakedLetter toEach = LeakedLetter.toEach(sizes.recipients(), 3);
    round.fill(mailboxes.subList(0, sizes.few()), this::innocent);
    String ofWarmUp = round.leak(warmUp);
    String ofFew = round.leak(inFew);
    String ofEach = round.leak(toEach);
    round.backUp();
    Round.Taken _ = round.takeAway(ofWarmUp, warmUp);
    Round.Taken few = round.takeAway(ofFew, inFew);
    SecurityService.Took _ = security.find(ofEach);
    SecurityService.Took radius = security.radius(ofEach);

    LeakedLetter swept = LeakedLetter.in(sizes.copies(), sizes.many(), 4);
    LeakedLetter inMany = LeakedLetter.in(sizes.copies(), sizes.many(), 5);
    LeakedLetter mass = LeakedLetter.in(sizes.mass(), sizes.many(), 6);
    round.fill(mailboxes.subList(sizes.few(), sizes.many()), this::innocent);
    String ofMany = round.leak(inMany);
    String ofMass = round.leak(mass);
    round.backUp();
    double sweep = round.sweep(mailboxes, swept);
    Round.Taken many = round.takeAway(ofMany, inMany);
    Round.Taken taken = round.takeAway(ofMass, mass);
    return new Figures(few, many, taken, security.destroy(ofMass), radius, sweep);
  }

  private List<byte[]> innocent(String address) {
    int from = Math.floorMod(address.hashCode(), corpus.size());
    return IntStream.range(from, from + MAILS_EACH)
        .mapToObj(i -> corpus.get(i % corpus.size()))
        .toList();
  }

  private List<String> report(Figures ours, Doveadm few, Doveadm many) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "| %,d copies | among %,d | among %,d |",
            sizes.copies(),
            sizes.few(),
            sizes.many()));
    lines.add("|---|---|---|");
    lines.add(row("Congvu: found", ours.few().found().seconds(), ours.many().found().seconds()));
    lines.add(
        row(
            "Congvu: contained",
            ours.few().contained().seconds(),
            ours.many().contained().seconds()));
    lines.add(row("doveadm " + few.version() + ": first search", few.search(), many.search()));
    lines.add(row("doveadm: expunge", few.expunge(), many.expunge()));
    lines.add(
        String.format(Locale.ROOT, "| IMAP sweep, 16 connections | | %.1f s |%n", ours.sweep()));
    lines.add(
        String.format(Locale.ROOT, "| %,d copies in %<,d mailboxes | |%n|---|---|", sizes.mass()));
    lines.add(
        String.format(
            Locale.ROOT,
            "| found | %.1f s |%n| contained | %.1f s |%n| destroyed, backups included | %.1f s |",
            ours.mass().found().seconds(),
            ours.mass().contained().seconds(),
            ours.destroyed().seconds()));
    lines.add("");
    lines.addAll(goals(ours, many));
    lines.add("");
    lines.addAll(
        """
        Ours: the packaged services (512 MB of heap each) on the James of the local stack and a PostgreSQL that writes to the disk, all on
        the same two cores; each mailbox has two mails of the corpus besides the letter, whose copies each bear the traces of their way.
        The backups have read the letter before it is reported, as they have of all but the last day's mail. *Found* and *contained* are by
        the service's own clock, each from its order to its end, the waiting for a worker (a second at most) included; after *contained*
        every copy lies sealed, is gone from its mailbox and stands in the ledger. One case before warms the services up. doveadm runs on
        Dovecot's Maildir, with nobody else at work; its first search fills its caches, as a server in use has them, and its expunge
        searches once more and seals nothing. The sweep opens every folder of every mailbox on the same James, searches for the Message-ID
        and expunges.\
        """
            .lines()
            .toList());
    return lines;
  }

  private static String row(String what, double few, double many) {
    return String.format(Locale.ROOT, "| %s | %.1f s | %.1f s |", what, few, many);
  }

  private List<String> goals(Figures ours, Doveadm doveadm) {
    return List.of(
        Goal.HEAD,
        new Goal(
                "contained among many mailboxes / among few",
                ours.many().contained().seconds() / ours.few().contained().seconds(),
                1.25,
                " ×")
            .line(),
        new Goal(
                "found and contained among many mailboxes / the sweep",
                ours.many().seconds() / ours.sweep(),
                0.1,
                " ×")
            .line(),
        new Goal(
                "found and contained among many mailboxes / doveadm's expunge",
                ours.many().seconds() / doveadm.expunge(),
                1,
                " ×")
            .line(),
        new Goal(
                String.format(Locale.ROOT, "%,d copies contained", sizes.mass()),
                ours.mass().contained().seconds(),
                60,
                " s")
            .line(),
        new Goal(
                String.format(Locale.ROOT, "%,d copies destroyed, backups included", sizes.mass()),
                ours.destroyed().seconds(),
                240,
                " s")
            .line(),
        new Goal(
                String.format(Locale.ROOT, "leak radius of %,d recipients", sizes.recipients()),
                ours.radius().seconds(),
                30,
                " s")
            .line());
  }
}
