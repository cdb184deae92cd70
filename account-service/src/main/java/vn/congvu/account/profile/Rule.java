package vn.congvu.account.profile;

import java.util.Comparator;
import java.util.function.Function;

/** A value of the regulation together with the article it rests on. */
public record Rule<T>(T value, String legalBasis) {

  /**
   * The stricter of two rules that apply at the same time. The basis of the result says which one
   * fired and what the other would have allowed, so that a screen can print it as it is.
   *
   * @param strictness orders the stricter value first
   * @param say how a value is written for people
   */
  public Rule<T> stricter(
      Rule<T> other, Comparator<? super T> strictness, Function<? super T, String> say) {
    int order = strictness.compare(value, other.value);
    if (order == 0) {
      return new Rule<>(value, legalBasis + "; " + other.legalBasis);
    }
    Rule<T> fired = order < 0 ? this : other;
    Rule<T> yielded = order < 0 ? other : this;
    return new Rule<>(
        fired.value,
        "%s (chặt hơn %s theo %s)"
            .formatted(fired.legalBasis, say.apply(yielded.value), yielded.legalBasis));
  }
}
