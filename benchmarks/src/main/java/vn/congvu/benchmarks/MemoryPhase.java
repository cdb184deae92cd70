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
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether the service's memory grows with a mailbox or with a mail. */
final class MemoryPhase {

  private static final int MB = 1_000_000;
  private static final int MAIL = 4 * MB;
  private static final int SMALL = 100 * MB;

  /** The large mailbox that the figure was asked for, in MB; whole hundreds. */
  static final int FULL = 5_000;

  private final Path work;
  private final Path root = Path.of(System.getProperty("congvu.root", "."));
  private final long large;
  private final List<String> lines = new ArrayList<>();

  MemoryPhase(Path work, int megabytes) {
    this.work = work;
    this.large = (long) megabytes * MB;
  }

  /**
   * @param boxes how many, one worked on after the other
   * @param mails in each
   * @param bytes of each mail
   */
  private record Content(String what, int boxes, int mails, int bytes) {

    List<String> named(String name) {
      return IntStream.range(0, boxes).mapToObj((name + "%d@tinhmau.example")::formatted).toList();
    }
  }

  List<String> run() throws IOException, InterruptedException, SQLException {
    lines.add("## The memory of the service");
    lines.add(Machine.line());
    lines.add("");
    lines.add("| | backup | restore | resident memory, peak | live in the heap, most |");
    lines.add("|---|---|---|---|---|");
    int boxes = Math.toIntExact(large / SMALL);
    int mails = SMALL / MAIL;
    Memory many =
        measured(
            new Content(
                String.format(Locale.ROOT, "%.1f GB in %d mailboxes", large / 1e9, boxes),
                boxes,
                mails,
                MAIL));
    Memory one = measured(new Content("the same in one mailbox", 1, boxes * mails, MAIL));
    Memory _ = measured(new Content("one mail of 60 MB", 1, 1, 60 * MB));
    lines.add("");
    lines.add(Goal.HEAD);
    lines.add(
        new Goal("peak with all in one mailbox / in many", one.peak() / many.peak(), 1.25, " ×")
            .line());
    lines.add(
        new Goal("live with all in one mailbox / in many", one.live() / many.live(), 1.25, " ×")
            .line());
    lines.add("");
    lines.addAll(
        """
        The packaged service with a heap of 512 MB, begun anew for each row: one backup, then a restore of each mailbox into an empty one,
        all one after the other. The mail server is a Dovecot, for James refuses a literal of more than 50 MB. Mails of 4 MB with an
        attachment that does not compress, no two alike; mailboxes of 100 MB. The peak is the kernel's (`VmHWM`), with heap, code, threads
        and buffers: it grows with the time a service works, for garbage fills the heap up to its limit, so only the same work beside it
        tells what the size of a mailbox does. What lives in the heap was asked in a second pass over the same mail, in which a full
        collection was forced every two seconds: the most that any left.\
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

  private Memory measured(Content content) throws IOException, InterruptedException, SQLException {
    // Dovecot's own users must get in; the temporary folder is its maker's alone.
    boolean _ = work.toFile().setExecutable(true, false);
    Path home = Files.createDirectories(work.resolve("memory-" + content.boxes()));
    List<String> from = content.named("from");
    List<String> to = content.named("restored");
    List<String> again = content.named("again");
    List<String> all = Stream.of(from, to, again).flatMap(List::stream).toList();
    try (Dovecot dovecot = new Dovecot(home, all, _ -> List.of())) {
      int seed = 0;
      for (String address : from) {
        for (int number = 0; number < content.mails(); number++) {
          dovecot.put(address, number, mail(seed++, content.bytes()));
        }
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
              content.what(),
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
    return new Service(
        root, home, dovecot.settings(), database, Map.of("congvu.backup.run.parallel", "1"));
  }

  /** In seconds. */
  private record Took(double backup, double restore) {}

  private static Took took(Service service, Database database, List<String> from, List<String> to)
      throws IOException, InterruptedException, SQLException {
    Map<String, UUID> sources = database.introduce(from);
    double backup = service.backUp().seconds();
    Map<String, UUID> targets = database.introduce(to);
    double restore = 0;
    for (int i = 0; i < from.size(); i++) {
      UUID source = Objects.requireNonNull(sources.get(from.get(i)));
      UUID target = Objects.requireNonNull(targets.get(to.get(i)));
      restore += service.restore(source, target).seconds();
    }
    return new Took(backup, restore);
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
