package vn.congvu.fingerprint.mime;

import java.util.Arrays;

/** Gives out the content of a leaf as it was before it was encoded for the way. */
public final class LeafDecoder implements ByteSink {

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
  private int bits;
  private int bitCount;
  private int escape = -1;

  public LeafDecoder(Encoding encoding, ByteSink sink) {
    this.encoding = encoding;
    this.sink = sink;
    this.out = new byte[encoding == Encoding.IDENTITY ? 0 : 4096];
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
    sink.add(out, 0, filled);
    filled = 0;
    sink.end();
  }

  private void base64(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      if (bitCount == 0) {
        i = quads(bytes, i, end);
        if (i == end) {
          return;
        }
      }
      int value = BASE64[bytes[i] & 0xff];
      if (value >= 0) {
        bits = bits << 6 | value;
        bitCount += 6;
        if (bitCount >= 8) {
          bitCount -= 8;
          put(bits >> bitCount);
        }
      }
    }
  }

  /** Four characters at a time, as far as there are nothing but characters of the alphabet. */
  private int quads(byte[] bytes, int from, int end) {
    int i = from;
    for (; i + 4 <= end; i += 4) {
      int quad =
          BASE64[bytes[i] & 0xff] << 18
              | BASE64[bytes[i + 1] & 0xff] << 12
              | BASE64[bytes[i + 2] & 0xff] << 6
              | BASE64[bytes[i + 3] & 0xff];
      if (quad < 0) {
        return i;
      }
      if (filled + 3 > out.length) {
        sink.add(out, 0, filled);
        filled = 0;
      }
      out[filled++] = (byte) (quad >> 16);
      out[filled++] = (byte) (quad >> 8);
      out[filled++] = (byte) quad;
    }
    return i;
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
