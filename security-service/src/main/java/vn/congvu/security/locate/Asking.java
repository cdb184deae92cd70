package vn.congvu.security.locate;

import java.util.Set;
import java.util.function.BiConsumer;
import vn.congvu.fingerprint.Fingerprint;

/** Of places that search for themselves and do not say by what they found an answer. */
final class Asking {

  private Asking() {}

  /** First for what is or carries the wanted, then for what answers it. */
  static void both(Wanted wanted, BiConsumer<Set<Fingerprint>, Boolean> find) {
    find.accept(wanted.held(), false);
    if (!wanted.answered().isEmpty()) {
      find.accept(wanted.answered(), true);
    }
  }
}
