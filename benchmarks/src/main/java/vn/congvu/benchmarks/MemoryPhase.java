package vn.congvu.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Whether the service's memory grows with a mailbox or with a mail. */
final class MemoryPhase {

  private static final long MB = 1_000_000;
  private static final int MAIL = (int) (4 * MB);

  /** The large mailbox that the figure was asked for, in MB. */
  static final int FULL = 5_000;

  private final Path work;
  private final Path root = Path.of(System.getProperty("congvu.root", "."));
  private final long large;
  private final List<String> lines = new ArrayList<>();

  MemoryPhase(Path work, int megabytes) {
    this.work = work;
    this.large = megabytes * MB;
  }

  /**
   * @param mails how many
   * @param bytes of each
   */
  private record Mailbox(String what, int mails, int bytes) {}

  List<String> run() throws IOException, InterruptedException, SQLException {
    lines.add("## The memory of the service");
    lines.add(Machine.line());
    lines.add("");
    lines.add("| | backup | restore | resident memory, peak | live in the heap, most |");
    lines.add("|---|---|---|---|---|");
    Memory small = measured(new Mailbox("a mailbox of 100 MB", 25, MAIL));
    Memory big =
        measured(
            new Mailbox(
                String.format(Locale.ROOT, "a mailbox of %.1f GB", large / 1e9),
                (int) (large / MAIL),
                MAIL));
    Memory _ = measured(new Mailbox("one mail of 60 MB", 1, (int) (60 * MB)));
    lines.add("");
    lines.add(Goal.HEAD);
    lines.add(
        new Goal(
                "peak with the large mailbox / with the small one",
                big.peak() / small.peak(),
                1.25,
                " ×")
            .line());
    lines.add(
        new Goal(
                "live with the large mailbox / with the small one",
                big.live() / small.live(),
                1.25,
                " ×")
            .line());
    lines.add("");
    lines.addAll(
        """
        The packaged service with a heap of 512 MB, begun anew for each row: one backup of the mailbox, then a restore into an empty one. The
        mail server is a Dovecot, for James refuses a literal of more than 50 MB. Mails of 4 MB with an attachment that does not compress,
        no two alike. The peak is the kernel's (`VmHWM`), with heap, code, threads and buffers. What lives in the heap was asked in a second
        pass over the same mail, in which a full collection was forced every two seconds: the most that any left. Garbage fills the heap up
        to its limit, so the peak of a large mailbox is that of whoever works long enough; what grew with a mailbox would be alive.\
        """
            .lines()
            .toList());
    return lines;
  }

  /**
   * In MB.
   *
   * @param peak resident
   * @param live the most that a collection left in the heap
   */
  private record Memory(double peak, double live) {}

  private Memory measured(Mailbox mailbox) throws IOException, InterruptedException, SQLException {
    // Dovecot's own users must get in; the temporary folder is its maker's alone.
    boolean _ = work.toFile().setExecutable(true, false);
    Path home = Files.createDirectories(work.resolve("memory-" + mailbox.mails()));
    String from = "large@tinhmau.example";
    String to = "restored@tinhmau.example";
    String again = "again@tinhmau.example";
    try (Dovecot dovecot = new Dovecot(home, List.of(from, to, again), _ -> List.of())) {
      for (int number = 0; number < mailbox.mails(); number++) {
        dovecot.put(from, number, mail(number, mailbox.bytes()));
      }
      double peak;
      Took took;
      try (Database database = Database.empty();
          Service service = service(home.resolve("quiet"), dovecot, database)) {
        took = took(service, database, from, to);
        peak = peakOf(service.pid());
      }
      double live;
      try (Database database = Database.empty();
          Service service = service(home.resolve("collected"), dovecot, database);
          LiveHeap heap = LiveHeap.of(service.pid(), service.collections())) {
        Took _ = took(service, database, from, again);
        live = heap.most();
      }
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %.1f s | %.1f s | %.0f MB | %.0f MB |",
              mailbox.what(),
              took.backup(),
              took.restore(),
              peak,
              live));
      return new Memory(peak, live);
    } finally {
      Folders.delete(home);
    }
  }

  private Service service(Path home, Dovecot dovecot, Database database)
      throws IOException, InterruptedException {
    return new Service(root, home, dovecot.settings(), database, Map.of());
  }

  /** In seconds. */
  private record Took(double backup, double restore) {}

  private static Took took(Service service, Database database, String from, String to)
      throws IOException, InterruptedException, SQLException {
    UUID source = database.introduce(List.of(from)).getOrDefault(from, new UUID(0, 0));
    double backup = service.backUp().seconds();
    UUID target = database.introduce(List.of(to)).getOrDefault(to, source);
    return new Took(backup, service.restore(source, target).seconds());
  }

  private static byte[] mail(int number, int bytes) throws IOException {
    byte[] document = new byte[bytes / 78 * 57];
    new Random(number).nextBytes(document);
    var mail = new ByteArrayOutputStream(bytes + 1000);
    mail.writeBytes(
        """
        From: van-thu@tinhmau.example
        Subject: Ho so
        Message-ID: <large-%d@tinhmau.example>
        MIME-Version: 1.0
        Content-Type: application/pdf; name="ho-so.pdf"
        Content-Transfer-Encoding: base64

        """
            .formatted(number)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    mail.writeBytes(Base64.getMimeEncoder().encode(document));
    return mail.toByteArray();
  }

  private static double peakOf(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow()
        / 1e3;
  }
}
