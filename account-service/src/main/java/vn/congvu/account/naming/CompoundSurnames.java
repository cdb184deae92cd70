package vn.congvu.account.naming;

import java.util.Comparator;
import java.util.List;

/** Surnames of more than one word, as data in {@code naming/compound-surnames.txt}. */
final class CompoundSurnames {

  private final List<List<String>> longestFirst;

  private CompoundSurnames(List<List<String>> longestFirst) {
    this.longestFirst = longestFirst;
  }

  static CompoundSurnames load() {
    return new CompoundSurnames(
        DataFile.lines("/naming/compound-surnames.txt")
            .map(VietnameseName::words)
            .sorted(Comparator.comparing((List<String> words) -> words.size()).reversed())
            .toList());
  }

  /** How many of the words are the surname; at least the last one is left for the given name. */
  int lengthAtStartOf(List<String> words) {
    return longestFirst.stream()
        .filter(surname -> surname.size() < words.size())
        .filter(surname -> words.subList(0, surname.size()).equals(surname))
        .mapToInt(List::size)
        .findFirst()
        .orElse(1);
  }
}
