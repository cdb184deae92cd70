package vn.congvu.incident.ticket;

/** What the report is about (REQ-2.7). */
public enum TicketCategory {
  LOGIN("đăng nhập, mật khẩu"),
  SENDING_RECEIVING("gửi, nhận thư"),
  QUOTA("dung lượng"),
  SPAM_OR_PHISHING("thư rác, lừa đảo"),
  MALWARE("mã độc"),
  HIJACK("chiếm quyền"),
  OUTAGE("gián đoạn"),
  CLASSIFIED_DOCUMENT("tài liệu mật"),
  OTHER("khác");

  /**
   * A report about a classified document says that there is one and where, never what it says; a
   * text longer than this is taken for pasted content and refused (REQ-2.2).
   */
  static final int LONGEST_CLASSIFIED_NOTE = 300;

  private final String inVietnamese;

  TicketCategory(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
