package vn.congvu.account.request;

/** A failed line still counts as open: it can be tried again, or refused. */
public enum LineState {
  PENDING("chưa xử lý"),
  IN_PROGRESS("đang xử lý"),
  DONE("hoàn thành"),
  REFUSED("bị từ chối"),
  FAILED("lỗi");

  private final String inVietnamese;

  LineState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }
}
