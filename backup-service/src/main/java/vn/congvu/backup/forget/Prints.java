package vn.congvu.backup.forget;

import java.util.HexFormat;
import java.util.UUID;
import vn.congvu.backup.repository.format.Fingerprint;

/** Fingerprints between the spelling of callers and the type that the catalogue stores. */
final class Prints {

  private Prints() {}

  /**
   * @param hex 32 hexadecimal digits
   */
  static UUID parse(String hex) {
    return uuid(Fingerprint.of(HexFormat.of().parseHex(hex)));
  }

  static UUID uuid(Fingerprint print) {
    return new UUID(print.high(), print.low());
  }

  static String hex(UUID print) {
    return new Fingerprint(print.getMostSignificantBits(), print.getLeastSignificantBits())
        .toString();
  }
}
