package vn.congvu.security.spill;

import java.util.Locale;

/** Where a case stands. */
public enum SpillState {
  REPORTED("đã báo Thủ trưởng"),
  CONFIRMED("Thủ trưởng đã xác nhận"),
  LOCATED("đã tìm các bản"),
  CONTAINED("đã cách ly"),
  APPROVED("đã phê duyệt hủy"),
  DESTROYED("đã hủy"),
  ASSESSED("đã đánh giá mức độ lộ, lọt"),
  REMEDIATED("đã khắc phục"),
  CLOSED("đã kết thúc"),
  RELEASED("báo nhầm, đã trả lại");

  private final String inVietnamese;

  SpillState(String inVietnamese) {
    this.inVietnamese = inVietnamese;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  /** For the evidence chain. */
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isEnd() {
    return this == CLOSED || this == RELEASED;
  }

  /**
   * What is found later, or comes back, is contained at once and approved again, so the way from
   * there leads back; to LOCATED where nothing is sealed before it is approved. A case in which
   * nothing was in reach has nothing to be destroyed.
   */
  public boolean mayBecome(SpillState next) {
    return switch (next) {
      case REPORTED -> false;
      case CONFIRMED -> this == REPORTED;
      case LOCATED ->
          switch (this) {
            case CONFIRMED, APPROVED, DESTROYED, ASSESSED, REMEDIATED, CLOSED -> true;
            case REPORTED, LOCATED, CONTAINED, RELEASED -> false;
          };
      case CONTAINED ->
          switch (this) {
            case CONFIRMED, LOCATED, APPROVED, DESTROYED, ASSESSED, REMEDIATED, CLOSED -> true;
            case REPORTED, CONTAINED, RELEASED -> false;
          };
      case APPROVED -> this == CONTAINED || this == LOCATED;
      case DESTROYED -> this == APPROVED;
      case ASSESSED -> this == DESTROYED || this == LOCATED || this == CONTAINED;
      case REMEDIATED -> this == ASSESSED;
      case CLOSED -> this == REMEDIATED;
      case RELEASED ->
          this == REPORTED || this == CONFIRMED || this == LOCATED || this == CONTAINED;
    };
  }
}
