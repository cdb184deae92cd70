package vn.congvu.security.paper;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.duty.Channel;
import vn.congvu.security.spill.SecrecyLevel;

/** How papers say things. */
final class Words {

  static final Locale VIETNAMESE = Locale.of("vi", "VN");

  private static final String UNKNOWN = "chưa rõ";

  private Words() {}

  static String of(@Nullable Instant at) {
    return at == null ? UNKNOWN : Moments.fully(at);
  }

  /** In a table. */
  static String shortly(@Nullable Instant at) {
    return at == null ? UNKNOWN : Moments.shortly(at);
  }

  static String of(@Nullable Long number) {
    return number == null ? UNKNOWN : String.format(VIETNAMESE, "%,d", number);
  }

  static String of(SecrecyLevel level) {
    return switch (level) {
      case CONFIDENTIAL -> "Mật";
      case SECRET -> "Tối mật";
      case TOP_SECRET -> "Tuyệt mật";
      case UNKNOWN -> "chưa xác định";
    };
  }

  static String of(Channel channel) {
    return switch (channel) {
      case PORTAL -> "trên nền tảng";
      case IN_PERSON -> "gặp trực tiếp";
      case PHONE -> "điện thoại";
      case LETTER -> "văn bản";
      case CIPHER -> "mạng cơ yếu";
    };
  }

  static String of(PlaceKind kind) {
    return switch (kind) {
      case MAILBOX -> "Hộp thư";
      case VAULT -> "Kho thư đã xóa";
      case QUEUE -> "Hàng đợi, kho thư của máy chủ";
      case SEALED_HOLD -> "Bản cách ly";
      case BACKUP_GENERATION -> "Bản sao lưu";
      case MAIL_STORE -> "Kho của máy chủ thư";
      case KEYRING -> "Kho khóa của bản sao lưu";
      case EXTERNAL_RECIPIENT -> "Người nhận ngoài tỉnh";
      case USER_DEVICE -> "Thiết bị người dùng";
    };
  }

  static String of(CoverageState state) {
    return switch (state) {
      case UNKNOWN -> "chưa rõ";
      case FOUND -> "có bản";
      case CONTAINED -> "đã cách ly";
      case DESTROYED -> "đã hủy";
      case ABSENT -> "không có bản";
      case LOCKED_UNTIL -> "giữ nguyên theo yêu cầu hoặc theo luật";
      case UNREACHABLE -> "ngoài tầm với, đã gửi văn bản";
      case RELEASED -> "báo nhầm, đã trả lại";
      case DECLARED -> "đã kê khai";
    };
  }
}
