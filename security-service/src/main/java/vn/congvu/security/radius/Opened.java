package vn.congvu.security.radius;

/** Whether somebody opened what lay in their mailbox, as far as the mailbox shows. */
public enum Opened {
  /** A copy was marked as read, answered or passed on. */
  YES("đã mở"),
  /** No copy bears a mark; some programs show a message without one. */
  NOT_MARKED("chưa đánh dấu đã đọc"),
  UNKNOWN("không rõ");

  private final String inVietnamese;

  Opened(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
