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

  private static final Base64.Decoder DECODER = Base64.getDecoder();

  /** Characters that are decoded at once. */
  private static final int PIECE = 4 * 1024;

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
    byte[] characters = new byte[length];
    int count = characters(text, length, characters);
    if (count <= 0 || count % 4 != 0) {
      return null;
    }
    int padding = characters[count - 1] != '=' ? 0 : characters[count - 2] != '=' ? 1 : 2;
    byte[] decoded = new byte[count / 4 * 3 - padding];
    try {
      // The last piece may end in padding, and in bits that nobody would write again.
      int whole = (count - 1) / PIECE * PIECE;
      decode(characters, whole, decoded);
      byte[] last = Arrays.copyOfRange(characters, whole, count);
      byte[] end = DECODER.decode(last);
      if (end.length != decoded.length - whole / 4 * 3
          || !Arrays.equals(Base64.getEncoder().encode(end), last)) {
        return null;
      }
      System.arraycopy(end, 0, decoded, whole / 4 * 3, end.length);
    } catch (IllegalArgumentException e) {
      return null;
    }
    return decoded;
  }

  /**
   * Four characters of the alphabet are three bytes and the other way round; padding is refused but
   * at an end. Piece by piece, because the processor's own instructions are used where a method is
   * called often, and no method is that takes a megabyte at once.
   */
  private static void decode(byte[] characters, int length, byte[] decoded) {
    byte[] piece = new byte[PIECE];
    byte[] plain = new byte[PIECE / 4 * 3];
    for (int at = 0; at < length; at += PIECE) {
      System.arraycopy(characters, at, piece, 0, PIECE);
      if (DECODER.decode(piece, plain) != plain.length) {
        throw new IllegalArgumentException("padding before the end");
      }
      System.arraycopy(plain, 0, decoded, at / 4 * 3, plain.length);
    }
  }

  /** How many there are without the line ends; -1 when those do not stand as this layout says. */
  private int characters(byte[] text, int length, byte[] characters) {
    byte[] lineEnd = lineEnd();
    int end = ended ? length - lineEnd.length : length;
    if (ended && !isAt(text, end, length, lineEnd)) {
      return -1;
    }
    int count = 0;
    for (int at = 0; ; at += lineEnd.length) {
      int here = Math.min(line, end - at);
      if (here <= 0) {
        return -1;
      }
      System.arraycopy(text, at, characters, count, here);
      count += here;
      at += here;
      if (at == end) {
        return count;
      }
      if (!isAt(text, at, end, lineEnd)) {
        return -1;
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
