package vn.congvu.fingerprint;

import java.util.Arrays;

final class Keys {

  static final FingerprintKey KEY = new FingerprintKey(filled(7));

  private Keys() {}

  static byte[] filled(int octet) {
    byte[] key = new byte[FingerprintKey.BYTES];
    Arrays.fill(key, (byte) octet);
    return key;
  }
}
