package vn.congvu.mail;

import java.security.SecureRandom;

/** Passwords that nobody is meant to learn: 256 random bits, dropped after use. */
public final class RandomPassword {

  private static final char[] ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray();
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomPassword() {}

  public static char[] next() {
    // The suffix satisfies servers that insist on character classes.
    var password = new char[47];
    for (int i = 0; i < 43; i++) {
      password[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
    }
    password[43] = 'a';
    password[44] = 'Z';
    password[45] = '7';
    password[46] = '!';
    return password;
  }
}
