package vn.congvu.account.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form says, whatever the file format.
 *
 * @param superior the agency above the one that writes, when there is one
 * @param number "Số: 12/SNV-VP", or with room to write it in
 * @param placeAndDate with room for the day while the letter is not sent
 * @param bases each begins with "Căn cứ"
 * @param requester who asks, line by line
 * @param rows one cell for each column of the form
 */
record Letter(
    FormKind kind,
    @Nullable String superior,
    String agency,
    String number,
    String placeAndDate,
    String addressee,
    List<String> bases,
    String opening,
    List<String> requester,
    List<List<String>> rows,
    List<String> receivers) {

  static final String NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
  static final String MOTTO = "Độc lập - Tự do - Hạnh phúc";
  static final String CONFIRMED = "XÁC NHẬN CỦA CƠ QUAN";

  Letter {
    bases = List.copyOf(bases);
    requester = List.copyOf(requester);
    rows = List.copyOf(rows);
    receivers = List.copyOf(receivers);
  }

  String about() {
    return "V/v " + kind.about();
  }

  String count() {
    return "Danh sách đề nghị: %02d tài khoản".formatted(rows.size());
  }

  /** Text from users without the characters that XML cannot hold. */
  static String printable(@Nullable String text) {
    return text == null ? "" : text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", "");
  }
}
