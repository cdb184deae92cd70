package vn.congvu.account.request;

import java.util.Set;

public enum RequestState {
  DRAFT("nháp"),
  AWAITING_HEAD("chờ Thủ trưởng xác nhận"),
  SENT("đã gửi"),
  RECEIVED("đã tiếp nhận"),
  NEEDS_MORE("cần bổ sung"),
  IN_PROGRESS("đang xử lý"),
  DONE("hoàn thành"),
  REFUSED("bị từ chối"),
  WITHDRAWN("đã rút");

  private static final Set<RequestState> FINAL = Set.of(DONE, REFUSED, WITHDRAWN);

  private final String inVietnamese;

  RequestState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  public boolean isFinal() {
    return FINAL.contains(this);
  }
}
