package vn.congvu.platform.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Folds Vietnamese text so that it is found without accents, in either Unicode form and any case.
 * Folded in Java and not by PostgreSQL's {@code unaccent}, which knows neither our words nor NFD.
 */
public final class SearchText {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}@.\\-]+");
  private static final Pattern INSIDE_WORD = Pattern.compile("[@.\\-]+");
  private static final int MOST_WORDS = 8;

  private SearchText() {}

  /** Lower case, without marks, đ as d, single spaces: the sort key of a name. */
  public static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String lower = bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    return NOT_WORD.matcher(lower).replaceAll(" ").strip();
  }

  /**
   * What is stored to be searched: every word once, each after a space, so that {@code like '%
   * ng%'} means "a word that begins with ng" and the trigram index serves even two letters.
   */
  public static String of(@Nullable String... texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts) {
      if (text != null) {
        for (String word : fold(text).split(" ")) {
          words.add(word);
          words.addAll(Arrays.asList(INSIDE_WORD.split(word)));
        }
      }
    }
    words.remove("");
    return " " + String.join(" ", words);
  }

  /** The patterns that all must match; empty when nothing was asked. */
  public static List<String> patterns(@Nullable String query) {
    if (query == null) {
      return List.of();
    }
    return Arrays.stream(fold(query).split(" "))
        .filter(word -> !word.isEmpty())
        .distinct()
        .limit(MOST_WORDS)
        .map(word -> "% " + word + "%")
        .toList();
  }
}
