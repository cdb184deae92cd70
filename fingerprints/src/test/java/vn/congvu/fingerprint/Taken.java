package vn.congvu.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vn.congvu.fingerprint.mime.MimeSplitter;

/** The fingerprints of one message. */
final class Taken {

  private final Map<FingerprintKind, Set<Fingerprint>> prints =
      new EnumMap<>(FingerprintKind.class);

  private Taken() {}

  static Taken of(String message) {
    return of(message.getBytes(UTF_8));
  }

  static Taken of(byte[] message) {
    var taken = new Taken();
    try {
      MimeSplitter.split(
          new ByteArrayInputStream(message),
          new MessageFingerprints(Keys.KEY, (kind, print, bytes) -> taken.of(kind).add(print)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken;
  }

  Set<Fingerprint> of(FingerprintKind kind) {
    return prints.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
  }

  Set<Fingerprint> parts() {
    return of(FingerprintKind.PART);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Taken taken && prints.equals(taken.prints);
  }

  @Override
  public int hashCode() {
    return prints.hashCode();
  }

  @Override
  public String toString() {
    return prints.toString();
  }
}
