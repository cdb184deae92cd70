package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The SpamAssassin corpus as a province would have it: each mail delivered to several mailboxes,
 * each copy with the trace headers that a delivery adds (RFC 5321), so no two files are equal.
 */
final class Corpus {

  static final int MAILBOXES = 2_000;
  static final int MAILS_EACH = 10;
  static final int OTHER = 800;
  private static final int WITH_ATTACHMENT = 200;
  private static final int OTHER_WITH_ATTACHMENT = 20;
  private static final int ATTACHMENT_BYTES = 2 * 1024 * 1024;

  private Corpus() {}

  /** One folder per mailbox, one file per mail; answers the bytes in all. */
  static long spread(Path spamAssassin, Path target, boolean attachment) throws IOException {
    long bytes = spread(mails(spamAssassin), target, MAILBOXES);
    return attachment
        ? bytes + spreadAttachment(target, MAILBOXES, WITH_ATTACHMENT, new Random(2))
        : bytes;
  }

  /**
   * Mail that has no sentence and no attachment in common with what {@link #spread} gives, for
   * warming up.
   */
  static void spreadOther(Path spamAssassin, Path target) throws IOException {
    long _ = spread(mails(spamAssassin).stream().map(Corpus::other).toList(), target, OTHER);
    long _ = spreadAttachment(target, OTHER, OTHER_WITH_ATTACHMENT, new Random(3));
  }

  static List<byte[]> mails(Path spamAssassin) throws IOException {
    List<byte[]> mails = new ArrayList<>();
    try (Stream<Path> files = Files.walk(spamAssassin)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        mails.add(Files.readAllBytes(file));
      }
    }
    Collections.shuffle(mails, new Random(1));
    return mails;
  }

  private static long spread(List<byte[]> mails, Path target, int mailboxes) throws IOException {
    long bytes = 0;
    for (int box = 0; box < mailboxes; box++) {
      Path folder = Files.createDirectories(target.resolve(mailbox(box)));
      for (int i = 0; i < MAILS_EACH; i++) {
        int number = box * MAILS_EACH + i;
        byte[] mail = mails.get(number % mails.size());
        bytes += write(folder.resolve(number + ".eml"), trace(box, number), mail);
      }
    }
    return bytes;
  }

  /** Letters of the sentences moved by thirteen places; headers and MIME stay what they are. */
  private static byte[] other(byte[] mail) {
    StringBuilder moved = new StringBuilder();
    boolean headers = true;
    for (String line : new String(mail, StandardCharsets.ISO_8859_1).split("(?<=\n)")) {
      headers = headers ? !line.isBlank() : line.startsWith("--");
      moved.append(headers || line.indexOf(' ') < 0 ? line : rotated(line));
    }
    return moved.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String rotated(String line) {
    return line.chars()
        .map(c -> c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + 13) % 26 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  static String mailbox(int box) {
    return "user%04d@tinhmau.example".formatted(box);
  }

  private static long spreadAttachment(Path target, int mailboxes, int copies, Random random)
      throws IOException {
    byte[] document = new byte[ATTACHMENT_BYTES];
    random.nextBytes(document);
    String text = Base64.getMimeEncoder().encodeToString(document);
    long bytes = 0;
    for (int i = 0; i < copies; i++) {
      int box = i * (mailboxes / copies);
      String mail =
          """
          From: van-thu@tinhmau.example
          Subject: Cong van
          Message-ID: <document@tinhmau.example>
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
              .formatted(text);
      Path file = target.resolve(mailbox(box)).resolve("document.eml");
      bytes += write(file, trace(box, 1_000_000 + i), mail.getBytes(StandardCharsets.US_ASCII));
    }
    return bytes;
  }

  static String trace(int box, int number) {
    Random random = new Random(number);
    return """
    Return-Path: <sender@tinhmau.example>
    Delivered-To: %s
    Received: from mx1.tinhmau.example (mx1.tinhmau.example [10.1.%d.%d])
    \tby imap.tinhmau.example with LMTP id %s
    \tfor <%s>; Mon, 23 Nov 2026 0%d:%d:%d +0700
    """
        .formatted(
            mailbox(box),
            number % 200,
            number % 250,
            Long.toString(random.nextLong() >>> 1, 36),
            mailbox(box),
            number % 10,
            10 + number % 50,
            10 + number % 47);
  }

  private static long write(Path file, String head, byte[] mail) throws IOException {
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + mail.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(mail, 0, whole, start.length, mail.length);
    Files.write(file, whole);
    return whole.length;
  }
}
