package vn.congvu.backup.run;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Locale;

/**
 * Passes a message on and keeps the beginning of it, where sender and subject stand. Whatever
 * cannot be read is empty: the catalogue finds by it, the repository has the bytes.
 */
final class Envelope extends FilterInputStream {

  private static final int MOST = 32 * 1024;
  private static final int LONGEST = 500;

  private final ByteArrayOutputStream head = new ByteArrayOutputStream(2048);

  Envelope(InputStream message) {
    super(message);
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    if (octet >= 0 && head.size() < MOST) {
      head.write(octet);
    }
    return octet;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0 && head.size() < MOST) {
      head.write(target, offset, Math.min(read, MOST - head.size()));
    }
    return read;
  }

  /** Name and address, in lower case. */
  String sender() {
    return header("From");
  }

  String subject() {
    return header("Subject");
  }

  private String header(String name) {
    try {
      String[] lines =
          new InternetHeaders(new ByteArrayInputStream(head.toByteArray()), true).getHeader(name);
      return lines == null ? "" : clean(decode(lines[0]));
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  private static String decode(String line) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(line));
    } catch (UnsupportedEncodingException | RuntimeException unknownCharset) {
      return line;
    }
  }

  /** PostgreSQL takes no NUL, and half a pair of surrogates is no text. */
  private static String clean(String text) {
    String bare = text.replaceAll("\\p{Cntrl}|\\p{Cs}", " ").strip();
    int kept = bare.offsetByCodePoints(0, Math.min(bare.codePointCount(0, bare.length()), LONGEST));
    return bare.substring(0, kept).toLowerCase(Locale.ROOT);
  }
}
