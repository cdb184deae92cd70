package vn.congvu.account.naming;

import java.util.Set;
import java.util.stream.Collectors;

/** Local parts that no mailbox gets, as data in {@code naming/reserved-local-parts.txt}. */
record ReservedLocalParts(Set<String> words) {

  static ReservedLocalParts load() {
    return new ReservedLocalParts(
        DataFile.lines("/naming/reserved-local-parts.txt").collect(Collectors.toUnmodifiableSet()));
  }

  boolean contains(String localPart) {
    return words.contains(localPart);
  }
}
