package vn.congvu.backup.repository.leaf;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of base64 was laid out, so that it can be stored decoded and written again to the
 * byte. A piece whose bytes do not come out the same is not stored decoded: {@link #decode} tries
 * it and compares.
 *
 * @param line characters a line
 * @param crlf line ends are CRLF, else LF
 * @param ended the last line has a line end too
 */
public record Base64Layout(int line, boolean crlf, boolean ended) {

  /**
   * Bytes in one blob of a part. A multiple of what whole lines of 60, 64, 72 and 76 characters
   * hold, so that one document gives the same blobs whoever sent it.
   */
  public static final int CHUNK = 25 * 41_040;

  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LF = {'\n'};
  private static final int LONGEST_LINE = 1024;

  /** The layout that the first line shows; null when it does not look like base64 in lines. */
  static @Nullable Base64Layout guess(byte[] bytes, int length) {
    int end = 0;
    while (end < length && end <= LONGEST_LINE && bytes[end] != '\n') {
      end++;
    }
    if (end == length || end > LONGEST_LINE) {
      return null;
    }
    boolean crlf = end > 0 && bytes[end - 1] == '\r';
    int line = crlf ? end - 1 : end;
    return line == 0 || line % 4 != 0 ? null : new Base64Layout(line, crlf, true);
  }

  /** How many bytes of text one chunk is; 0 when lines of this length do not fill one exactly. */
  int chunkText() {
    int lineBytes = line / 4 * 3;
    return CHUNK % lineBytes == 0 ? CHUNK / lineBytes * (line + lineEnd().length) : 0;
  }

  /** The decoded bytes, or null when encoding them again would not give this text. */
  byte @Nullable [] decode(byte[] text, int length) {
    byte[] characters = characters(text, length);
    if (characters == null) {
      return null;
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(characters);
    } catch (IllegalArgumentException e) {
      return null;
    }
    return Arrays.equals(Base64.getEncoder().encode(decoded), characters) ? decoded : null;
  }

  /** Without the line ends, or null when they do not stand where this layout puts them. */
  private byte @Nullable [] characters(byte[] text, int length) {
    byte[] lineEnd = lineEnd();
    int end = ended ? length - lineEnd.length : length;
    if (ended && !isAt(text, end, length, lineEnd)) {
      return null;
    }
    byte[] characters = new byte[length];
    int count = 0;
    for (int at = 0; ; at += lineEnd.length) {
      int here = Math.min(line, end - at);
      if (here <= 0) {
        return null;
      }
      System.arraycopy(text, at, characters, count, here);
      count += here;
      at += here;
      if (at == end) {
        return Arrays.copyOf(characters, count);
      }
      if (!isAt(text, at, end, lineEnd)) {
        return null;
      }
    }
  }

  private static boolean isAt(byte[] text, int at, int end, byte[] lineEnd) {
    return at >= 0
        && at + lineEnd.length <= end
        && Arrays.equals(text, at, at + lineEnd.length, lineEnd, 0, lineEnd.length);
  }

  public byte[] encode(byte[] decoded) {
    byte[] text = Base64.getMimeEncoder(line, lineEnd()).encode(decoded);
    if (!ended || text.length == 0) {
      return text;
    }
    byte[] lineEnd = lineEnd();
    byte[] whole = Arrays.copyOf(text, text.length + lineEnd.length);
    System.arraycopy(lineEnd, 0, whole, text.length, lineEnd.length);
    return whole;
  }

  private byte[] lineEnd() {
    return crlf ? CRLF : LF;
  }
}
