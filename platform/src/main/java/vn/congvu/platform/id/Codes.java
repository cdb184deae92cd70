package vn.congvu.platform.id;

import java.security.SecureRandom;

/** Codes that people read out to each other, and that tell nothing. */
public final class Codes {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without letters and digits that are taken for each other. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int LENGTH = 8;

  private Codes() {}

  /** The prefix and eight characters drawn by lot: 40 bits. */
  public static String drawn(String prefix) {
    var code = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }
}
