package vn.congvu.backup.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
    return clean(decode(field(name)));
  }

  /**
   * The first field of that name, folded as it came (RFC 5322, 2.2). Looked for by ourselves: the
   * mail API looks for its own parts anew for each message, which takes longer than all else here.
   */
  private String field(String name) {
    byte[] bytes = head.toByteArray();
    int end;
    for (int at = 0; at < bytes.length && !isBlank(bytes, at); at = end) {
      end = endOfField(bytes, at);
      int colon = at + name.length();
      if (colon < end
          && name.equalsIgnoreCase(new String(bytes, at, name.length(), ISO_8859_1))
          && new String(bytes, colon, end - colon, ISO_8859_1).stripLeading().startsWith(":")) {
        String field = text(bytes, colon, end - colon);
        return field.substring(field.indexOf(':') + 1).strip();
      }
    }
    return "";
  }

  private static boolean isBlank(byte[] bytes, int at) {
    return bytes[at] == '\n' || bytes[at] == '\r';
  }

  /** Lines that begin with white space go on with the one before. */
  private static int endOfField(byte[] bytes, int from) {
    int at = from;
    do {
      while (at < bytes.length && bytes[at] != '\n') {
        at++;
      }
      at++;
    } while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t'));
    return Math.min(at, bytes.length);
  }

  /** UTF-8 if it can be (RFC 6532). */
  private static String text(byte[] bytes, int from, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length)).toString();
    } catch (CharacterCodingException eightBit) {
      return new String(bytes, from, length, ISO_8859_1);
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
