package vn.congvu.security.approval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import vn.congvu.platform.chain.CanonicalJson;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.coverage.PlaceKind;

/**
 * SHA-256 of a set as it is exported: a line that names case and set, then a line for each copy by
 * ascending id, each ended by one line feed. {@code sha256sum} of the exported file is the same.
 */
final class SetDigest {

  private final MessageDigest digest;
  private int copies;

  private SetDigest(MessageDigest digest) {
    this.digest = digest;
  }

  static SetDigest begin(UUID spillId, int number) {
    try {
      SetDigest begun = new SetDigest(MessageDigest.getInstance("SHA-256"));
      begun.line(head(spillId, number));
      return begun;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  static String head(UUID spillId, int number) {
    return new CanonicalJson().field("case", spillId.toString()).field("set", number).end();
  }

  /** Which copy, where, and what it is now; the folder, which a person has named, is left out. */
  static String line(Copy copy) {
    CanonicalJson line =
        new CanonicalJson()
            .field("copy", copy.id().toString())
            .field("kind", copy.kind().name())
            .field("place", copy.place())
            .field("key", copy.key());
    if (copy.kind() == PlaceKind.MAILBOX) {
      line.field("uidValidity", copy.spot().uidValidity()).field("uid", copy.spot().uid());
    }
    UUID hold = copy.holdId();
    return line.field("foundBy", copy.foundBy().name())
        .field("bytes", copy.bytes())
        .field("state", copy.state().name())
        .field("hold", hold == null ? null : hold.toString())
        .end();
  }

  /** Takes the next copy in. */
  int add(String line) {
    line(line);
    return ++copies;
  }

  private void line(String line) {
    digest.update(line.getBytes(UTF_8));
    digest.update((byte) '\n');
  }

  /** What comes out of all lines. */
  record Sum(String digest, int copies) {}

  /** Once, after the last line. */
  Sum sum() {
    return new Sum(HexFormat.of().formatHex(digest.digest()), copies);
  }
}
