package vn.congvu.security.people;

/** As what somebody knows of a case. */
public enum Part {
  REPORTER("người báo"),
  HEAD("Thủ trưởng đơn vị"),
  /** The operator's lead who is in charge; approves. */
  LEAD("người phụ trách của cơ quan vận hành"),
  EXECUTOR("người thực hiện"),
  /** A second person who approves instead of the lead. */
  APPROVER("người phê duyệt"),
  /** The authority to which the case was referred. */
  ASSESSOR("cơ quan thẩm định"),
  /** Reads for a time, by order of two persons. */
  BREAK_GLASS("người xem theo lệnh khẩn");

  private final String inVietnamese;

  Part(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  /** Who asked, who decides and who does it are different persons. */
  boolean mayBeWith(Part other) {
    return this == other
        || this == BREAK_GLASS
        || other == BREAK_GLASS
        || (isOfTheUnit() && other.isOfTheUnit())
        || (decides() && other.decides());
  }

  /** A head may have found the document himself. */
  private boolean isOfTheUnit() {
    return this == REPORTER || this == HEAD;
  }

  private boolean decides() {
    return this == LEAD || this == APPROVER;
  }
}
