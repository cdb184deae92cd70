package vn.congvu.incident.ticket;

/** Where a ticket stands. */
public enum TicketState {
  AT_UNIT("chờ cán bộ đầu mối"),
  AT_OPERATOR("chờ cơ quan vận hành"),
  NEEDS_MORE("chờ người báo bổ sung"),
  SOLVED("đã xử lý"),
  CLOSED("đã đóng");

  private final String inVietnamese;

  TicketState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
