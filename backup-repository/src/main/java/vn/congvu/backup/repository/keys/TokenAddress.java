package vn.congvu.backup.repository.keys;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names a key in a PKCS#11 token as RFC 7512 does: {@code
 * pkcs11:slot-id=1;object=2026?module-path=/usr/lib/….so&pin-source=/etc/…/pin}.
 *
 * @param label of the key that wraps now; others of the token unwrap by their labels
 * @param module the vendor's library
 * @param pin a file that holds the user's PIN and nothing else
 */
record TokenAddress(long slot, String label, Path module, Path pin) {

  static final String SCHEME = "pkcs11:";

  /**
   * @throws IllegalArgumentException with a sentence that says what is wrong, and never repeats the
   *     address
   */
  static TokenAddress of(String address) {
    require(address.startsWith(SCHEME), "A token's address begins with pkcs11:.");
    String[] halves = address.substring(SCHEME.length()).split("\\?", 2);
    Map<String, String> path = attributes(halves[0], ";");
    Map<String, String> query = attributes(halves.length < 2 ? "" : halves[1], "&");
    require(
        !path.containsKey("pin-value") && !query.containsKey("pin-value"),
        "The token's address holds a PIN; name a file by pin-source= instead.");
    return new TokenAddress(
        slot(path.get("slot-id")),
        needed(path.get("object"), "object="),
        Path.of(needed(query.get("module-path"), "module-path=")),
        Path.of(needed(query.get("pin-source"), "pin-source=").replaceFirst("^file:(//)?", "")));
  }

  private static long slot(@Nullable String text) {
    try {
      return Long.parseLong(needed(text, "slot-id="));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("slot-id= is a number in the token's address.", e);
    }
  }

  private static String needed(@Nullable String value, String name) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException("The token's address lacks " + name + "….");
    }
    return value;
  }

  private static Map<String, String> attributes(String text, String separator) {
    Map<String, String> found = new HashMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(separator, -1)) {
      String[] pair = each.split("=", 2);
      require(pair.length == 2, "The token's address is not made of name=value pairs.");
      found.put(pair[0], decoded(pair[1]));
    }
    return found;
  }

  /** A plus is a plus here, unlike in the queries of the web. */
  private static String decoded(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
