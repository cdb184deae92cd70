package vn.congvu.account.importing.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese text made comparable. */
final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_ALPHANUMERIC = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Spaces that look like one but are not, and characters that do not look like anything. */
  private static final Pattern ODD_SPACES =
      Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u3000\\t\\r\\n]+");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\r\\n]]");
  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private Words() {}

  /** Lower case without accents, words parted by one space: "Họ và tên:" is "ho va ten". */
  static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return NOT_ALPHANUMERIC.matcher(lower).replaceAll(" ").strip();
  }

  /** Composed, with plain single spaces. */
  static String tidy(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String visible = INVISIBLE.matcher(composed).replaceAll("");
    String spaced = ODD_SPACES.matcher(visible).replaceAll(" ");
    return SPACES.matcher(spaced).replaceAll(" ").strip();
  }

  static boolean isComposed(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC);
  }

  /** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
  static int distance(String one, String other) {
    int[][] d = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= other.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        int replace = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + replace);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[one.length()][other.length()];
  }
}
