package vn.congvu.e2e.canary;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A random string and every form in which it may lie somewhere. Eight bytes of it in a row are
 * enough: that finds it across the line breaks of base64 and quoted-printable, and in what LZ4,
 * Snappy or PostgreSQL's own compression make of it, since they write out what never occurred
 * before. Streams that gzip or zip made are inflated.
 */
final class Needle {

  private static final int RUN = Long.BYTES;
  private static final int BUFFER = 1024 * 1024;
  private static final int MAGIC = 4;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private final Set<Long> runs = new HashSet<>();

  /** The last byte of each run, by which most bytes are passed over without a look-up. */
  private final boolean[] lastBytes = new boolean[256];

  /**
   * @param text ASCII, at least 24 characters drawn by lot
   */
  Needle(String text) {
    for (String written : Set.of(text, text.toLowerCase(Locale.ROOT))) {
      byte[] plain = written.getBytes(UTF_8);
      add(plain);
      add(written.getBytes(UTF_16LE));
      add(written.getBytes(UTF_16BE));
      for (int shift = 0; shift < 3; shift++) {
        add(base64(plain, shift));
      }
    }
  }

  /** What base64 makes of it behind so many other bytes, less what depends on those around it. */
  private static byte[] base64(byte[] plain, int shift) {
    byte[] shifted = new byte[shift + plain.length];
    System.arraycopy(plain, 0, shifted, shift, plain.length);
    byte[] encoded = Base64.getEncoder().encode(shifted);
    return Arrays.copyOfRange(encoded, 4, encoded.length - 4);
  }

  private void add(byte[] form) {
    for (int end = RUN; end <= form.length; end++) {
      long run = 0;
      for (int at = end - RUN; at < end; at++) {
        run = run << Byte.SIZE | form[at] & 0xff;
      }
      runs.add(run);
      lastBytes[form[end - 1] & 0xff] = true;
    }
  }

  boolean isIn(byte[] bytes) throws IOException {
    return isIn(() -> new ByteArrayInputStream(bytes));
  }

  /** As it lies there, and inflated where it is packed. */
  boolean isIn(Source source) throws IOException {
    try (InputStream plain = source.open()) {
      if (isPlainlyIn(plain)) {
        return true;
      }
    }
    try (InputStream packed = new BufferedInputStream(source.open())) {
      packed.mark(MAGIC);
      byte[] magic = packed.readNBytes(MAGIC);
      packed.reset();
      return starts(magic, GZIP) && isPlainlyIn(new GZIPInputStream(packed))
          || starts(magic, ZIP) && isInAnEntry(new ZipInputStream(packed));
    } catch (ZipException | EOFException _) {
      // Looked packed and is not, or is cut off: what there was has been read.
      return false;
    }
  }

  private boolean isInAnEntry(ZipInputStream zip) throws IOException {
    while (zip.getNextEntry() != null) {
      if (isPlainlyIn(zip)) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[] bytes, byte[] with) {
    return bytes.length >= with.length
        && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
  }

  private boolean isPlainlyIn(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long run = 0;
    for (int read; (read = in.read(buffer)) >= 0; ) {
      for (int at = 0; at < read; at++) {
        int next = buffer[at] & 0xff;
        run = run << Byte.SIZE | next;
        if (lastBytes[next] && runs.contains(run)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Opened as often as it is read. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }
}
