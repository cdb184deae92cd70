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
  private final byte[] out = new byte[4096];
  private int filled;
  private int bits;
  private int bitCount;
  private int escape = -1;

  public LeafDecoder(Encoding encoding, ByteSink sink) {
    this.encoding = encoding;
    this.sink = sink;
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
    for (int i = offset; i < offset + length; i++) {
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
    out[filled++] = (byte) value;
    if (filled == out.length) {
      sink.add(out, 0, filled);
      filled = 0;
    }
  }
}
