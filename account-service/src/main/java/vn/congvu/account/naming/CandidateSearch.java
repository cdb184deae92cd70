package vn.congvu.account.naming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.FieldError;

/**
 * One subject's way through its candidates: a few are asked for at a time until enough are free.
 */
final class CandidateSearch {

  private static final int WANTED = 5;
  private static final int FIRST_ASK = 8;
  private static final int LATER_ASK = 100;

  private final Iterator<String> addresses;
  private final @Nullable FieldError problem;
  private final List<String> free = new ArrayList<>();
  private List<String> asked = List.of();

  private CandidateSearch(Iterator<String> addresses, @Nullable FieldError problem) {
    this.addresses = addresses;
    this.problem = problem;
  }

  static CandidateSearch of(
      NamingSubject subject, NameGenerator generator, List<String> mailDomains) {
    String own = subject.domain();
    String domain = own == null ? mailDomains.getFirst() : own;
    try {
      return new CandidateSearch(
          generator.localParts(subject).map(local -> local + "@" + domain).iterator(), null);
    } catch (UnnameableException e) {
      return new CandidateSearch(
          Collections.emptyIterator(), new FieldError("/" + e.field(), e.sentence()));
    }
  }

  List<String> next() {
    int ask = asked.isEmpty() ? FIRST_ASK : LATER_ASK;
    asked = new ArrayList<>();
    while (asked.size() < ask && addresses.hasNext()) {
      asked.add(addresses.next());
    }
    return asked;
  }

  void keepFree(Set<String> taken, Set<String> promised) {
    for (String address : asked) {
      if (free.size() == WANTED) {
        return;
      }
      if (!taken.contains(address) && !promised.contains(address)) {
        free.add(address);
        if (free.size() == 1) {
          promised.add(address);
        }
      }
    }
  }

  boolean isOpen() {
    return free.size() < WANTED && addresses.hasNext();
  }

  Candidates result() {
    return new Candidates(List.copyOf(free), problem);
  }
}
