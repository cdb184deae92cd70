package vn.congvu.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A letter with a document that lies in many mailboxes, each copy with the traces of its way. */
final class LeakedLetter {

  private static final int DOCUMENT_BYTES = 20_000;

  private final String name;
  private final String rest;
  private final List<Integer> boxes;

  private LeakedLetter(String name, String rest, List<Integer> boxes) {
    this.name = name;
    this.rest = rest;
    this.boxes = boxes;
  }

  /**
   * Lies in so many of the mailboxes, evenly far from each other.
   *
   * @param number another one for another letter: it lies in other mailboxes
   */
  static LeakedLetter in(int copies, int mailboxes, int number) {
    int step = Math.max(1, mailboxes / copies);
    List<Integer> boxes =
        IntStream.range(0, copies).mapToObj(i -> (i * step + number) % mailboxes).toList();
    return of(number, "To: all-units@tinhmau.example\n", boxes);
  }

  /** Names everybody who has it. */
  static LeakedLetter toEach(int recipients, int number) {
    List<Integer> boxes = IntStream.range(0, recipients).boxed().toList();
    String to = String.join(",\n\t", boxes.stream().map(Corpus::mailbox).toList());
    return of(number, "To: " + to + "\n", boxes);
  }

  private static LeakedLetter of(int number, String to, List<Integer> boxes) {
    byte[] document = new byte[DOCUMENT_BYTES];
    new Random(number).nextBytes(document);
    String name =
        "leak-%d-%s@tinhmau.example".formatted(number, Long.toString(System.nanoTime(), 36));
    String rest =
        """
        From: van-thu@tinhmau.example
        %sSubject: Cong van
        Message-ID: <%s>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="=_part"

        --=_part
        Content-Type: text/plain; charset=utf-8

        Kinh gui.
        --=_part
        Content-Type: application/pdf; name="cong-van.pdf"
        Content-Transfer-Encoding: base64

        %s
        --=_part--
        """
            .formatted(to, name, Base64.getMimeEncoder().encodeToString(document));
    return new LeakedLetter(name, rest, boxes);
  }

  /** An address, too. */
  String name() {
    return name;
  }

  String messageId() {
    return "<" + name + ">";
  }

  List<String> mailboxes() {
    return boxes.stream().map(Corpus::mailbox).toList();
  }

  /** The copy of one mailbox. */
  byte[] copy(String address) {
    int box = Math.abs(address.hashCode() % 10_000);
    String traces = Corpus.trace(box, box);
    return (traces + rest).replaceAll("\r?\n", "\r\n").getBytes(US_ASCII);
  }
}
