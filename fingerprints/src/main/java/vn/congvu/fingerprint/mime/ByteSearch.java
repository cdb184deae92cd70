package vn.congvu.fingerprint.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for a byte, eight places at a time: every byte of every message passes here. */
public final class ByteSearch {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private ByteSearch() {}

  /** Where it stands first, from a place on and before another; -1 when it does not. */
  public static int indexOf(byte wanted, byte[] bytes, int from, int to) {
    long everywhere = ONES * (wanted & 0xff);
    int i = from;
    for (; i + Long.BYTES <= to; i += Long.BYTES) {
      long differs = (long) LONG.get(bytes, i) ^ everywhere;
      // The lowest high bit marks the first byte that is zero; only above it may one be false.
      long zeros = differs - ONES & ~differs & HIGHS;
      if (zeros != 0) {
        return i + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
      }
    }
    for (; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
