package vn.congvu.security.radius;

/** Something about the radius that cannot be known, and of how many. */
public record Unknown(Kind kind, long count) {

  /** What it is about. */
  public enum Kind {
    HIDDEN_RECIPIENTS(
        "Người nhận ẩn (Bcc) của %d thư không thể biết: không đọc được bản ở hộp thư gửi."),
    RECIPIENTS_UNREADABLE("Danh sách người nhận của %d thư không đọc được hết."),
    ENVELOPE_NOT_READ(
        "Phong bì của %d bản chưa đọc được: hộp thư khóa, đã xóa, hoặc bản đã cách ly trước khi"
            + " đọc."),
    ARRIVAL("Thời điểm nhận ở %d hộp thư không rõ, nên thời gian phơi lộ ở đó không tính được."),
    NO_COPY(
        "%d địa chỉ trong tỉnh có tên người nhận nhưng không thấy bản: bí danh, nhóm, hoặc người"
            + " nhận đã xóa."),
    NOT_MARKED(
        "%d hộp thư không có dấu đã đọc; không loại trừ đã xem ở chế độ xem trước hoặc đã bỏ dấu."),
    OPENED_UNKNOWN("%d hộp thư không rõ đã mở hay chưa."),
    OUTSIDE("%d địa chỉ ngoài tỉnh: không thể biết đã mở, lưu hay chuyển tiếp; cần gửi văn bản."),
    DEVICES(
        "%d hộp thư có thể đã đồng bộ về máy tính, điện thoại qua IMAP hoặc POP; cần người dùng kê"
            + " khai.");

    private final String inVietnamese;

    Kind(String inVietnamese) {
      this.inVietnamese = inVietnamese;
    }
  }

  public String inVietnamese() {
    return kind.inVietnamese.formatted(count);
  }
}
