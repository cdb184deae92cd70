package vn.congvu.account.importing.check;

import static vn.congvu.account.importing.check.Column.PHONE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.congvu.account.importing.sheet.SheetCell;

/** Makes a national number of ten digits out of what a sheet made of it. */
final class PhoneCleaner {

  private static final Pattern AS_NUMBER =
      Pattern.compile("\\d+\\.0+|\\d(?:[.,]\\d+)?[eE]\\+?\\d+");
  private static final Pattern SEVERAL = Pattern.compile("\\s*(?:[/;,|\\n]|\\s-\\s|hoặc|và)\\s*");
  private static final Pattern MOBILE =
      Pattern.compile("0(?:3[2-9]|5[25-9]|7[06-9]|8[1-9]|9\\d)\\d{7}");
  private static final Pattern LANDLINE = Pattern.compile("02\\d{9}");

  /** Mobile numbers of eleven digits got these prefixes in 2018. */
  private static final Map<String, String> SINCE_2018 =
      Map.ofEntries(
          Map.entry("0162", "032"),
          Map.entry("0163", "033"),
          Map.entry("0164", "034"),
          Map.entry("0165", "035"),
          Map.entry("0166", "036"),
          Map.entry("0167", "037"),
          Map.entry("0168", "038"),
          Map.entry("0169", "039"),
          Map.entry("0120", "070"),
          Map.entry("0121", "079"),
          Map.entry("0122", "077"),
          Map.entry("0126", "076"),
          Map.entry("0128", "078"),
          Map.entry("0123", "083"),
          Map.entry("0124", "084"),
          Map.entry("0125", "085"),
          Map.entry("0127", "081"),
          Map.entry("0129", "082"),
          Map.entry("0186", "056"),
          Map.entry("0188", "058"),
          Map.entry("0199", "059"));

  private PhoneCleaner() {}

  static Cleaned<String> clean(SheetCell cell) {
    List<Finding> findings = new ArrayList<>();
    String text = Words.tidy(cell.text());
    if (text.isEmpty()) {
      return Cleaned.refused(Finding.of(FindingCode.PHONE_MISSING, PHONE, "Thiếu số điện thoại."));
    }
    boolean asNumber = cell.kind() == SheetCell.Kind.NUMBER || AS_NUMBER.matcher(text).matches();
    String digits;
    if (asNumber) {
      String plain = plainDigits(text);
      if (plain == null) {
        return Cleaned.refused(
            Finding.of(
                FindingCode.PHONE_DIGITS_LOST,
                PHONE,
                "Excel đã làm mất chữ số của số điện thoại '" + shown(text) + "'. Hãy nhập lại."));
      }
      digits = plain;
    } else {
      String one = firstOf(text, findings);
      digits = one.replaceAll("[\\s.()\\-]", "").replaceFirst("^(?:\\+|00)", "");
      if (!digits.matches("\\d+")) {
        return invalid(text);
      }
      if (!digits.equals(one)) {
        findings.add(
            Finding.of(
                FindingCode.PHONE_REFORMATTED,
                PHONE,
                "Đã bỏ dấu cách, dấu chấm hoặc mã nước trong số điện thoại."));
      }
    }
    String national = national(digits);
    if (asNumber || (digits.length() == 9 && !digits.startsWith("0"))) {
      findings.add(
          Finding.of(
              FindingCode.PHONE_AS_NUMBER,
              PHONE,
              "Số điện thoại bị lưu dạng số, mất số 0 đầu; đã sửa thành " + national + ".",
              national));
    }
    if (national.length() == 11 && SINCE_2018.containsKey(national.substring(0, 4))) {
      national = SINCE_2018.get(national.substring(0, 4)) + national.substring(4);
      findings.add(
          Finding.of(
              FindingCode.PHONE_OLD_PREFIX,
              PHONE,
              "Đầu số 11 chữ số cũ; đã chuyển thành " + national + ".",
              national));
    }
    if (LANDLINE.matcher(national).matches()) {
      findings.add(
          Finding.of(
              FindingCode.PHONE_LANDLINE,
              PHONE,
              "Đây là số cố định; nên ghi số di động để nhận hướng dẫn kích hoạt."));
    } else if (!MOBILE.matcher(national).matches()) {
      return invalid(text);
    }
    return new Cleaned<>(national, findings);
  }

  private static Cleaned<String> invalid(String text) {
    return Cleaned.refused(
        Finding.of(
            FindingCode.PHONE_INVALID,
            PHONE,
            "Số điện thoại '" + shown(text) + "' không đúng: cần 10 chữ số, bắt đầu bằng 0."));
  }

  private static String shown(String text) {
    return text.length() <= 30 ? text : text.substring(0, 30) + "…";
  }

  private static String firstOf(String text, List<Finding> findings) {
    String[] parts = SEVERAL.split(text);
    if (parts.length > 1 && parts[0].replaceAll("\\D", "").length() >= 9) {
      findings.add(
          Finding.of(
              FindingCode.PHONE_SEVERAL,
              PHONE,
              "Ô có nhiều số điện thoại; lấy số đầu tiên.",
              parts[0]));
      return parts[0];
    }
    return text;
  }

  private static String national(String digits) {
    if (digits.startsWith("84") && digits.length() >= 11) {
      String rest = digits.substring(2);
      return rest.startsWith("0") ? rest : "0" + rest;
    }
    return digits.startsWith("0") ? digits : "0" + digits;
  }

  /** Null when the number was rounded: 9.12E+8 has lost six of its digits. */
  private static @org.jspecify.annotations.Nullable String plainDigits(String text) {
    try {
      BigDecimal number = new BigDecimal(text.replace(',', '.'));
      boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
      if (number.signum() <= 0 || number.precision() > 15) {
        return null;
      }
      String digits = number.toBigIntegerExact().toString();
      // All zeros behind the written digits is what rounding looks like; a real number rarely does.
      boolean rounded = exponent && number.stripTrailingZeros().precision() < digits.length() - 2;
      return rounded ? null : text.startsWith("0") ? "0" + digits : digits;
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }
}
