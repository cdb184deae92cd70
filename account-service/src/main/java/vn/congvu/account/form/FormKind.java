package vn.congvu.account.form;

import java.util.List;
import vn.congvu.account.profile.RequestType;

/** The three forms, with their columns word for word. */
enum FormKind {
  ISSUE(
      "Mẫu 01",
      "đề nghị cấp mới thư điện tử công vụ",
      List.of("Stt", "Họ và tên", "Chức vụ", "Đơn vị/bộ phận công tác", "Số điện thoại"),
      new int[] {7, 30, 20, 25, 18}),
  CHANGE_OR_CLOSURE(
      "Mẫu 02",
      "đề nghị thay đổi, thu hồi thư điện tử công vụ",
      List.of(
          "Stt",
          "Tên cơ quan/Cá nhân",
          "Chức vụ",
          "Đơn vị",
          "Thay đổi",
          "Thu hồi",
          "Nội dung đề nghị"),
      new int[] {7, 22, 14, 18, 9, 9, 21}),
  RECOVERY(
      "Mẫu 03",
      "đề nghị khôi phục, cấp lại mật khẩu thư điện tử công vụ",
      List.of("Stt", "Đơn vị/Cá nhân", "Đơn vị công tác", "Địa chỉ thư", "Số điện thoại"),
      new int[] {7, 25, 23, 27, 18});

  private final String label;
  private final String about;
  private final List<String> columns;
  private final int[] widths;

  FormKind(String label, String about, List<String> columns, int[] widths) {
    this.label = label;
    this.about = about;
    this.columns = columns;
    this.widths = widths;
  }

  static FormKind of(RequestType type) {
    return switch (type) {
      case ISSUE -> ISSUE;
      case UNLOCK, PASSWORD_RESET -> RECOVERY;
      case CHANGE, TRANSFER, RENAME, ALIAS, QUOTA, LOCK, CLOSURE -> CHANGE_OR_CLOSURE;
    };
  }

  String label() {
    return label;
  }

  String about() {
    return about;
  }

  List<String> columns() {
    return columns;
  }

  /** In percent of the page's text. */
  int width(int column) {
    return widths[column];
  }
}
