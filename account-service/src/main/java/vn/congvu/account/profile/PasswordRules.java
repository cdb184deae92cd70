package vn.congvu.account.profile;

import java.nio.CharBuffer;
import java.text.Normalizer;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * What a password must be. {@code history} is the number of last passwords that may not come back;
 * {@code maxAge} of zero means no periodic change.
 */
public record PasswordRules(
    Rule<Integer> minLength,
    Rule<Integer> minClasses,
    Rule<Boolean> notFromNameOrBirthDate,
    Rule<Period> maxAge,
    Rule<Integer> history,
    Rule<Boolean> mustChangeAtFirstUse,
    Rule<Boolean> secondFactor) {

  private static final int SHORTEST_TELLING_WORD = 3;

  /**
   * What is wrong with a password, one Vietnamese sentence each with its legal basis; empty when it
   * is accepted. The password is neither kept nor quoted.
   *
   * @param ownWords name, address, birth date of the owner in any spelling
   */
  public List<String> violations(char[] password, Collection<String> ownWords) {
    List<String> found = new ArrayList<>();
    if (password.length < minLength.value()) {
      found.add(
          "Mật khẩu phải có ít nhất %d ký tự (%s)."
              .formatted(minLength.value(), minLength.legalBasis()));
    }
    if (classesOf(password) < minClasses.value()) {
      found.add(
          "Mật khẩu phải có ít nhất %d trong 4 loại: chữ thường, chữ hoa, chữ số, ký tự đặc biệt (%s)."
              .formatted(minClasses.value(), minClasses.legalBasis()));
    }
    if (notFromNameOrBirthDate.value() && containsAny(password, ownWords)) {
      found.add(
          "Mật khẩu không được chứa họ tên, ngày sinh hoặc địa chỉ thư của người dùng (%s)."
              .formatted(notFromNameOrBirthDate.legalBasis()));
    }
    return found;
  }

  private static int classesOf(char[] password) {
    boolean lower = false;
    boolean upper = false;
    boolean digit = false;
    boolean other = false;
    for (char c : password) {
      if (Character.isLowerCase(c)) {
        lower = true;
      } else if (Character.isUpperCase(c)) {
        upper = true;
      } else if (Character.isDigit(c)) {
        digit = true;
      } else {
        other = true;
      }
    }
    return (lower ? 1 : 0) + (upper ? 1 : 0) + (digit ? 1 : 0) + (other ? 1 : 0);
  }

  private static boolean containsAny(char[] password, Collection<String> ownWords) {
    String plain = plain(CharBuffer.wrap(password));
    return ownWords.stream()
        .flatMap(words -> List.of(words.split("[\\s@./-]+")).stream())
        .map(PasswordRules::plain)
        .filter(word -> word.length() >= SHORTEST_TELLING_WORD)
        .anyMatch(plain::contains);
  }

  private static String plain(CharSequence text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT)
        .replace('đ', 'd');
  }
}
