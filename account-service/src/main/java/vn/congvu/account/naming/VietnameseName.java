package vn.congvu.account.naming;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A name cut into surname, middle names and given name, all in plain a-z and 0-9.
 *
 * <p>The last word is the given name. That holds for Vietnamese names and is what offices do with
 * names of other peoples too ("Y Moan": moan); guessing who writes the clan name last ("H'Hen Niê")
 * would treat two people with the same name differently, so it is left to the person, who may ask
 * for another address.
 */
record VietnameseName(List<String> surname, List<String> middle, String given) {

  private static final CompoundSurnames COMPOUND_SURNAMES = CompoundSurnames.load();

  /**
   * @throws UnnameableException when nothing of the name can be written in an address
   */
  static VietnameseName of(String fullName) {
    List<String> words = words(fullName);
    if (words.isEmpty()) {
      throw new UnnameableException(
          "fullName", "Họ tên không có chữ cái nào dùng được trong địa chỉ thư.");
    }
    int surnameLength = words.size() == 1 ? 0 : COMPOUND_SURNAMES.lengthAtStartOf(words);
    return new VietnameseName(
        words.subList(0, surnameLength),
        words.subList(surnameLength, words.size() - 1),
        words.getLast());
  }

  String surnameJoined() {
    return String.join("", surname);
  }

  String middleJoined() {
    return String.join("", middle);
  }

  String surnameInitials() {
    return initials(surname);
  }

  String middleInitials() {
    return initials(middle);
  }

  String initials() {
    return surnameInitials() + middleInitials();
  }

  String joined() {
    return surnameJoined() + middleJoined() + given;
  }

  /** Words in plain small letters; apostrophes vanish (K'Brêu), hyphens part words. */
  static List<String> words(String text) {
    return Arrays.stream(text.split("[\\s\\p{Z}\\p{Pd}]+"))
        .map(VietnameseName::plain)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** One input, one result, whether it came composed (NFC) or decomposed (NFD). */
  static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return decomposed
        .codePoints()
        .mapToObj(VietnameseName::letter)
        .collect(Collectors.joining())
        .toLowerCase(Locale.ROOT);
  }

  /** Letters whose stroke is no combining mark do not decompose; everything else not ASCII goes. */
  private static String letter(int codePoint) {
    return switch (codePoint) {
      // The two look-alikes (eth, African d) come out of old fonts and converters.
      case 'đ', 'Đ', 'ð', 'Ð', 'Ɖ', 'ɖ' -> "d";
      case 'ƀ', 'Ƀ' -> "b";
      case 'ı' -> "i";
      default -> isPlain(codePoint) ? Character.toString(codePoint) : "";
    };
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String initials(List<String> words) {
    return words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
  }
}
