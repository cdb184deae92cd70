package vn.congvu.fingerprint.mime;

import java.util.Arrays;
import java.util.Base64;

/** Gives out the content of a leaf as it was before it was encoded for the way. */
public final class LeafDecoder implements ByteSink {

  private static final int DECODED = 3 * 1024;
  private static final Base64.Decoder DECODER = Base64.getDecoder();
  private static final byte[] BASE64 = new byte[256];
  private static final byte[] HEX = new byte[256];

  static {
    Arrays.fill(BASE64, (byte) -1);
    Arrays.fill(HEX, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      BASE64[alphabet.charAt(i)] = (byte) i;
    }
    for (int i = 0; i < 16; i++) {
      HEX[Character.forDigit(i, 16)] = (byte) i;
      HEX[Character.toUpperCase(Character.forDigit(i, 16))] = (byte) i;
    }
  }

  private final Encoding encoding;
  private final ByteSink sink;
  private final byte[] out;
  private int filled;

  /** Base64, not yet decoded: the platform's decoder is fast with many characters at once. */
  private final byte[] characters;

  private int gathered;
  private int escape = -1;

  public LeafDecoder(Encoding encoding, ByteSink sink) {
    this.encoding = encoding;
    this.sink = sink;
    this.out = new byte[encoding == Encoding.IDENTITY ? 0 : DECODED];
    this.characters = new byte[encoding == Encoding.BASE64 ? DECODED / 3 * 4 : 0];
  }

  @Override
  public void add(byte[] bytes, int offset, int length) {
    switch (encoding) {
      case IDENTITY -> sink.add(bytes, offset, length);
      case BASE64 -> base64(bytes, offset, length);
      case QUOTED_PRINTABLE -> quotedPrintable(bytes, offset, length);
    }
  }

  @Override
  public void end() {
    lastCharacters();
    sink.add(out, 0, filled);
    filled = 0;
    sink.end();
  }

  /** What is not of the alphabet does not count, padding neither. */
  private void base64(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      int run = i;
      while (run < end && BASE64[bytes[run] & 0xff] >= 0) {
        run++;
      }
      characters(bytes, i, run);
      i = run;
    }
  }

  private void characters(byte[] bytes, int from, int end) {
    for (int i = from; i < end; ) {
      int taken = Math.min(end - i, characters.length - gathered);
      System.arraycopy(bytes, i, characters, gathered, taken);
      gathered += taken;
      i += taken;
      if (gathered == characters.length) {
        filled = DECODER.decode(characters, out);
        gathered = 0;
        sink.add(out, 0, filled);
        filled = 0;
      }
    }
  }

  private void lastCharacters() {
    int bits = 0;
    int count = 0;
    for (int i = 0; i < gathered; i++) {
      bits = bits << 6 | BASE64[characters[i] & 0xff];
      count += 6;
      if (count >= 8) {
        count -= 8;
        put(bits >> count);
      }
    }
    gathered = 0;
  }

  /** Line ends become LF, soft line breaks vanish; a broken escape stands for itself. */
  private void quotedPrintable(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      int b = bytes[i] & 0xff;
      if (b == '\r') {
        continue;
      }
      if (escape == -1) {
        if (b == '=') {
          escape = -2;
        } else {
          put(b);
        }
      } else if (escape == -2) {
        escape = b == '\n' ? -1 : b;
      } else {
        int high = HEX[escape];
        int low = HEX[b];
        if (high >= 0 && low >= 0) {
          put(high << 4 | low);
        } else {
          put('=');
          put(escape);
          put(b);
        }
        escape = -1;
      }
    }
  }

  private void put(int value) {
    if (filled == out.length) {
      sink.add(out, 0, filled);
      filled = 0;
    }
    out[filled++] = (byte) value;
  }
}
