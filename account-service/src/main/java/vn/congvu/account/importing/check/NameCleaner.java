package vn.congvu.account.importing.check;

import static vn.congvu.account.importing.check.Column.FULL_NAME;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the person's name in what an office wrote into the name's cell. */
final class NameCleaner {

  private static final int LONGEST = 100;

  /** Degrees and ranks; none has a vowel that would make it a name's word. */
  private static final String DEGREE =
      "(?:PGS|GS|TSKH|TS|ThS|BS|BSCK\\d?|BS\\.?\\s?CK\\s?I{1,2}|CK\\s?I{1,2}|CK[12]|CN|KS|KTS|LS|DS"
          + "|NCS|ĐD|DSCK\\s?I{1,2})";

  private static final Pattern DEGREES_BEFORE =
      Pattern.compile(
          "^" + DEGREE + "(?:\\s*[.,:/-]+\\s*|\\s+(?=\\p{L}))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern ADDRESS_BEFORE =
      Pattern.compile(
          "^(?:Ông|Bà|Anh|Chị|Cô|Đồng chí|Đ/c|Đ\\.c|Bác sĩ|Thạc sĩ|Tiến sĩ|Cử nhân|Kỹ sư)"
              + "(?:\\s*[.,:/-]+\\s*|\\s+)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** "ÔngNguyễn": told from a name such as "Bàn" by the capital that follows. */
  private static final Pattern GLUED = Pattern.compile("^(?:Ông|Bà|Đ/c|ThS|TS)(?=\\p{Lu}\\p{Ll})");

  private static final Pattern DEGREES_BEHIND =
      Pattern.compile(
          "\\s*[,;-]\\s*" + DEGREE + "\\.?(?:[.,\\s-]+" + DEGREE + "\\.?)*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern NOTE = Pattern.compile("\\s*[(\\[][^)\\]]*[)\\]]");
  private static final Pattern EDGES = Pattern.compile("^[\\s.,;:*/-]+|[\\s.,;:*/-]+$");
  private static final Pattern NAME = Pattern.compile("[\\p{L}'’.\\- ]+");

  /** What a text in the old TCVN3 fonts shows as in Unicode; no Vietnamese name has these. */
  private static final Pattern TCVN3 = Pattern.compile("[¨©ª«¬®µ¸¹¶·¾»¼½Æ×ÖÜÞØ§]");

  private NameCleaner() {}

  static Cleaned<String> clean(String text) {
    List<Finding> findings = new ArrayList<>();
    String tidy = Words.tidy(text);
    if (tidy.isEmpty()) {
      return Cleaned.refused(Finding.of(FindingCode.NAME_MISSING, FULL_NAME, "Thiếu họ và tên."));
    }
    if (TCVN3.matcher(tidy).find()) {
      return Cleaned.refused(
          Finding.of(
              FindingCode.NAME_LEGACY_FONT,
              FULL_NAME,
              "Họ tên gõ bằng phông chữ cũ (TCVN3/ABC). Hãy chuyển sang Unicode."));
    }
    if (!Words.isComposed(text)) {
      findings.add(
          Finding.of(
              FindingCode.NAME_DECOMPOSED,
              FULL_NAME,
              "Họ tên gõ bằng Unicode tổ hợp; đã chuyển sang Unicode dựng sẵn.",
              tidy));
    }
    String bare = withoutTitles(withoutNotes(tidy, findings), findings);
    if (!tidy.equals(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC))) {
      findings.add(
          Finding.of(
              FindingCode.NAME_SPACES_FIXED,
              FULL_NAME,
              "Đã bỏ khoảng trắng thừa trong họ tên.",
              bare));
    }
    if (bare.isEmpty() || bare.length() > LONGEST || !NAME.matcher(bare).matches()) {
      return Cleaned.refused(
          Finding.of(
              FindingCode.NAME_UNREADABLE,
              FULL_NAME,
              "Họ tên có chữ số hoặc ký tự lạ. Hãy sửa lại."));
    }
    String name = capitalised(bare);
    if (!name.equals(bare)) {
      findings.add(
          Finding.of(
              FindingCode.NAME_CASE_FIXED,
              FULL_NAME,
              "Họ tên viết hoa/thường chưa đúng; đã sửa thành '" + name + "'.",
              name));
    }
    if (!name.contains(" ")) {
      findings.add(
          Finding.of(
              FindingCode.NAME_ONE_WORD, FULL_NAME, "Họ tên chỉ có một chữ; hãy kiểm tra lại."));
    }
    return new Cleaned<>(name, findings);
  }

  private static String withoutNotes(String text, List<Finding> findings) {
    Matcher note = NOTE.matcher(text);
    if (!note.find()) {
      return text;
    }
    String without = Words.tidy(note.replaceAll(" "));
    findings.add(
        Finding.of(
            FindingCode.NAME_NOTE_REMOVED,
            FULL_NAME,
            "Đã bỏ phần ghi chú trong ngoặc khỏi họ tên.",
            without));
    return without;
  }

  private static String withoutTitles(String text, List<Finding> findings) {
    String bare = EDGES.matcher(text).replaceAll("");
    String before;
    do {
      before = bare;
      bare = ADDRESS_BEFORE.matcher(bare).replaceFirst("");
      bare = DEGREES_BEFORE.matcher(bare).replaceFirst("");
      bare = GLUED.matcher(bare).replaceFirst("");
      bare = DEGREES_BEHIND.matcher(bare).replaceFirst("");
      bare = EDGES.matcher(bare).replaceAll("");
    } while (!bare.equals(before));
    if (!bare.equals(EDGES.matcher(text).replaceAll(""))) {
      findings.add(
          Finding.of(
              FindingCode.NAME_TITLE_REMOVED,
              FULL_NAME,
              "Đã tách danh xưng/học vị khỏi họ tên: '" + bare + "'.",
              bare));
    }
    return bare;
  }

  /** Leaves a name alone that has both cases as names do; mends the others. */
  private static String capitalised(String name) {
    boolean usual = true;
    for (String word : name.split(" ")) {
      boolean upperFirst = Character.isUpperCase(word.codePointAt(0));
      boolean shouts = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
      usual &= upperFirst && !shouts;
    }
    if (usual) {
      return name;
    }
    StringBuilder mended = new StringBuilder(name.length());
    boolean first = true;
    for (int at = 0; at < name.length(); at++) {
      String letter = name.substring(at, at + 1);
      mended.append(first ? letter.toUpperCase(Locale.ROOT) : letter.toLowerCase(Locale.ROOT));
      first = !Character.isLetter(name.charAt(at));
    }
    return mended.toString();
  }
}
