package vn.congvu.backup.repository.format;

import java.nio.charset.StandardCharsets;

/** The first eight bytes of each kind of object. */
public final class Magic {

  public static final byte[] REPOSITORY = of("CVREPOS\n");
  public static final byte[] FINGERPRINTS = of("CVPRINT\n");
  public static final byte[] PACK = of("CVPACK0\n");
  public static final byte[] PACK_END = of("CVPACKE\n");
  public static final byte[] KEY = of("CVKEY00\n");
  public static final byte[] KEY_PAGE = of("CVKEYPG\n");
  public static final byte[] DICTIONARY = of("CVDICT0\n");
  public static final byte[] TOMBSTONE = of("CVTOMBS\n");

  private Magic() {}

  private static byte[] of(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
