package vn.congvu.account.naming;

import java.util.regex.Pattern;

/** What we allow before the @: an RFC 5321 dot-atom, narrowed to what people can dictate. */
final class LocalPart {

  private static final Pattern DOT_ATOM =
      Pattern.compile("[a-z0-9]++([-_]++[a-z0-9]++)*+(\\.[a-z0-9]++([-_]++[a-z0-9]++)*+)*+");

  private LocalPart() {}

  static boolean isDotAtom(String text) {
    return text.length() <= NameGenerator.MAX_LOCAL_PART && DOT_ATOM.matcher(text).matches();
  }
}
