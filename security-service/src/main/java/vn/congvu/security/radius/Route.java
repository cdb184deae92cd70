package vn.congvu.security.radius;

/** How somebody comes to be within the radius. */
public enum Route {
  /** Sent the message of the case. */
  SENDER("người gửi"),
  /** Named as its recipient. */
  ADDRESSED("người nhận"),
  /** Named in a message by which it was passed on. */
  FORWARDED("nhận qua chuyển tiếp"),
  /** Has a copy and is named nowhere: by Bcc, a group or an alias. */
  UNNAMED("có bản, không có tên người nhận"),
  /** Of the province and named, and no copy was found there. */
  NO_COPY("có tên, không thấy bản");

  private final String inVietnamese;

  Route(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
