package vn.congvu.account.form;

import java.util.List;
import vn.congvu.account.profile.RequestType;
import vn.congvu.paper.Paper.Column;

/** The three forms, with their columns word for word. */
enum FormKind {
  ISSUE(
      "Mẫu 01",
      "đề nghị cấp mới thư điện tử công vụ",
      List.of(
          new Column("Stt", 7),
          new Column("Họ và tên", 30),
          new Column("Chức vụ", 20),
          new Column("Đơn vị/bộ phận công tác", 25),
          new Column("Số điện thoại", 18))),
  CHANGE_OR_CLOSURE(
      "Mẫu 02",
      "đề nghị thay đổi, thu hồi thư điện tử công vụ",
      List.of(
          new Column("Stt", 7),
          new Column("Tên cơ quan/Cá nhân", 22),
          new Column("Chức vụ", 14),
          new Column("Đơn vị", 18),
          new Column("Thay đổi", 9),
          new Column("Thu hồi", 9),
          new Column("Nội dung đề nghị", 21))),
  RECOVERY(
      "Mẫu 03",
      "đề nghị khôi phục, cấp lại mật khẩu thư điện tử công vụ",
      List.of(
          new Column("Stt", 7),
          new Column("Đơn vị/Cá nhân", 25),
          new Column("Đơn vị công tác", 23),
          new Column("Địa chỉ thư", 27),
          new Column("Số điện thoại", 18)));

  private final String label;
  private final String about;
  private final List<Column> columns;

  FormKind(String label, String about, List<Column> columns) {
    this.label = label;
    this.about = about;
    this.columns = columns;
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

  List<Column> columns() {
    return columns;
  }
}
