package vn.congvu.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.mime.ByteSearch;
import vn.congvu.fingerprint.mime.ByteSink;
import vn.congvu.fingerprint.mime.MimeSplitter;
import vn.congvu.fingerprint.tnef.TnefReader;

/**
 * The fingerprint of decoded content. Carriage returns and the line ends at the very end do not
 * count: they change with the transfer encoding and the programs a text passes.
 */
final class ContentFingerprint implements ByteSink {

  /** Layers of encoding within each other; no honest message has more. */
  private static final int DEEPEST = 8;

  private static final int LOOKED_AT = 48;
  private static final int BUFFER = 1024;
  private static final byte[] LINE_FEED = {'\n'};
  private static final int LONGEST_NAME = 32;
  private static final Set<String> MESSAGE_FIELDS =
      Set.of(
          "return-path",
          "received",
          "delivered-to",
          "message-id",
          "mime-version",
          "content-type",
          "date",
          "from",
          "to",
          "subject",
          "reply-to",
          "sender");

  private final FingerprintKey key;
  private final FingerprintSink sink;
  private final int depth;
  private final Mac mac;
  private final byte[] out = new byte[BUFFER];
  private int filled;
  private long heldLineFeeds;
  private long length;

  private final boolean encloses;
  private final byte[] beginning = new byte[LOOKED_AT];
  private int begun;
  private boolean looked;
  private @Nullable ByteSink inside;

  /**
   * @param encloses whether it was announced as a message
   */
  ContentFingerprint(FingerprintKey key, FingerprintSink sink, int depth, boolean encloses) {
    this.key = key;
    this.sink = sink;
    this.depth = depth;
    this.encloses = encloses;
    this.mac = key.part();
    this.looked = depth >= DEEPEST;
  }

  @Override
  public void add(byte[] bytes, int offset, int count) {
    hash(bytes, offset, count);
    int rest = looked ? 0 : look(bytes, offset, count);
    if (inside != null) {
      inside.add(bytes, offset + rest, count - rest);
    }
  }

  @Override
  public void end() {
    if (!looked) {
      lookInside();
    }
    mac.update(out, 0, filled);
    if (length > 0) {
      sink.found(FingerprintKind.PART, Fingerprint.of(mac.doFinal()), length);
    }
    if (inside != null) {
      inside.end();
    }
  }

  private void hash(byte[] bytes, int offset, int count) {
    int end = offset + count;
    for (int i = offset; i < end; ) {
      int carriageReturn = ByteSearch.indexOf((byte) '\r', bytes, i, end);
      int run = carriageReturn < 0 ? end : carriageReturn;
      int kept = run;
      while (kept > i && bytes[kept - 1] == '\n') {
        kept--;
      }
      if (kept > i) {
        for (; heldLineFeeds > 0; heldLineFeeds--) {
          put(LINE_FEED, 0, 1);
        }
        put(bytes, i, kept - i);
      }
      heldLineFeeds += run - kept;
      i = run + 1;
    }
  }

  private void put(byte[] bytes, int offset, int count) {
    length += count;
    if (filled + count > BUFFER) {
      mac.update(out, 0, filled);
      filled = 0;
    }
    if (count > BUFFER) {
      mac.update(bytes, offset, count);
    } else {
      System.arraycopy(bytes, offset, out, filled, count);
      filled += count;
    }
  }

  /** How many of the bytes went into the beginning. */
  private int look(byte[] bytes, int offset, int count) {
    int taken = Math.min(count, LOOKED_AT - begun);
    System.arraycopy(bytes, offset, beginning, begun, taken);
    begun += taken;
    if (begun == LOOKED_AT) {
      lookInside();
    }
    return taken;
  }

  private void lookInside() {
    looked = true;
    if (encloses || isMessage()) {
      inside = new MimeSplitter(new MessageFingerprints(key, sink, depth + 1));
    } else if (TnefReader.isTnef(beginning, begun)) {
      inside = new TnefReader(() -> new ContentFingerprint(key, sink, depth + 1, false));
    }
    if (inside != null) {
      inside.add(beginning, 0, begun);
    }
  }

  private static boolean isOfName(byte b) {
    return b > ' ' && b <= '~' && b != ':';
  }

  /** Programs that save a message and attach the file call it anything. */
  private boolean isMessage() {
    int colon = 0;
    while (colon < begun && isOfName(beginning[colon])) {
      colon++;
    }
    if (colon == 0 || colon == begun || colon > LONGEST_NAME || beginning[colon] != ':') {
      return false;
    }
    String name =
        new String(beginning, 0, colon, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    return MESSAGE_FIELDS.contains(name) || name.length() > 2 && name.startsWith("x-");
  }
}
