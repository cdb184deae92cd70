package vn.congvu.james.guard;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Set;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessageFingerprints;
import vn.congvu.fingerprint.mime.MimeSplitter;

/** Says of a message which held fingerprints it bears. */
public final class Guard {

  private final FingerprintKey key;
  private final HeldFingerprints held;

  public Guard(FingerprintKey key, HeldFingerprints held) {
    this.key = key;
    this.held = held;
  }

  /** Nothing has to be read while nothing is held. */
  boolean isIdle() {
    return held.isEmpty();
  }

  Set<Fingerprint> heldIn(InputStream message) throws IOException {
    var borne = new LinkedHashSet<Fingerprint>();
    MimeSplitter.split(
        message,
        new MessageFingerprints(
            key,
            (kind, print, _) -> {
              if (held.hold(kind, print)) {
                borne.add(print);
              }
            }));
    return borne;
  }
}
