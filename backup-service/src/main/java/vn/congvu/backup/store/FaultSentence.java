package vn.congvu.backup.store;

import vn.congvu.backup.repository.format.Fault;

/** What is wrong with the repository, in a sentence for the operator. */
public final class FaultSentence {

  private FaultSentence() {}

  public static String of(Fault fault) {
    return switch (fault) {
      case STORE_FULL -> "Kho sao lưu đã đầy.";
      case STORE_AWAY -> "Kho sao lưu chưa trả lời.";
      case WRONG_MASTER_KEY -> "Khóa chủ không mở được kho sao lưu.";
      case MASTER_KEY_AWAY -> "Thiết bị giữ khóa chủ chưa trả lời.";
      case WRONG_FINGERPRINT_KEY -> "Khóa dấu vân tay không phải khóa đã dùng cho kho sao lưu.";
      case DATABASE_BEHIND ->
          "Cơ sở dữ liệu cũ hơn kho sao lưu: không gì được xóa cho đến khi có lệnh GIVE_UP.";
      case MISSING -> "Kho sao lưu thiếu dữ liệu.";
      case DAMAGED -> "Kho sao lưu có dữ liệu hỏng.";
      case WRONG_DICTIONARY -> "Kho sao lưu thiếu từ điển nén.";
      case UNKNOWN_FORMAT -> "Kho sao lưu được ghi bởi phiên bản mới hơn.";
      case FORGOTTEN -> "Thư đã bị hủy theo lệnh.";
    };
  }
}
