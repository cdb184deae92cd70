package vn.congvu.account.importing.check;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a column of the forms means. The patterns are looked at in the order of the constants, so
 * the narrow ones stand first: "Gmail cá nhân" before "Thư điện tử", "Họ và tên đệm" before "Họ và
 * tên".
 */
public enum Column {
  NUMBER("Stt", "^(stt|tt|so tt|so thu tu|no)$"),
  CITIZEN_ID("Số CCCD", "cccd|can cuoc|cmnd|cmtnd|dinh danh"),
  PERSONAL_MAIL("Thư cá nhân", "gmail|yahoo|(mail|thu|thu dien tu) .*ca nhan"),
  OFFICIAL_MAIL(
      "Thư điện tử công vụ", "mail|thu dien tu|thu cong vu|hop thu|dia chi thu|^cong vu$"),
  PHONE("Số điện thoại", "dien thoai|^sdt|so dt|dtdd|di dong|mobile|phone|^dt$|zalo"),
  BIRTH_DATE("Ngày sinh", "sinh"),
  SURNAME_AND_MIDDLE("Họ và tên đệm", "^ho$|ho .*(dem|lot)"),
  FULL_NAME("Họ và tên", "ho (va )?ten|^ten (can bo|nguoi|nhan vien)|full name"),
  GIVEN_NAME("Tên", "^ten$"),
  POSITION("Chức vụ", "chuc vu|chuc danh"),
  UNIT("Đơn vị/bộ phận công tác", "don vi|bo phan|phong ban|^phong$|co quan|noi cong tac|to chuc"),
  CONTENT("Nội dung đề nghị", "noi dung|de nghi|yeu cau"),
  NOTE("Ghi chú", "ghi chu");

  /** A header is a few words; a longer text is a sentence that happens to contain them. */
  private static final int LONGEST_HEADER = 60;

  private final String label;
  private final Pattern header;

  Column(String label, String header) {
    this.label = label;
    this.header = Pattern.compile(header);
  }

  /** As the forms print it. */
  public String label() {
    return label;
  }

  static Optional<Column> of(String headerText) {
    // "Điện thoại: 0232…" is a filled-in line of the letterhead.
    if (headerText.length() > LONGEST_HEADER || headerText.contains(":")) {
      return Optional.empty();
    }
    String folded = Words.fold(headerText);
    for (Column column : values()) {
      if (column.header.matcher(folded).find()) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }
}
