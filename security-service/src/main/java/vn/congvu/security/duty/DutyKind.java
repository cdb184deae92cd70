package vn.congvu.security.duty;

import java.time.Duration;
import vn.congvu.security.rules.SpillRule;

/** The four duties of article 15.3, in the order in which they fall due. */
public enum DutyKind {
  TELL_HEAD("báo Thủ trưởng", SpillRule.TELL_HEAD),
  TELL_OPERATOR("báo cơ quan quản lý, vận hành", SpillRule.TELL_OPERATOR),
  TELL_SENDER("báo cơ quan gửi tài liệu", SpillRule.TELL_SENDER),
  TELL_AUTHORITY("báo cáo cơ quan có thẩm quyền", SpillRule.TELL_AUTHORITY);

  private final String inVietnamese;
  private final SpillRule<Duration> rule;

  DutyKind(String inVietnamese, SpillRule<Duration> rule) {
    this.inVietnamese = inVietnamese;
    this.rule = rule;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  SpillRule<Duration> rule() {
    return rule;
  }

  /** Those outside learn of it by another way than the system on which the document lies. */
  boolean goesBy(Channel channel) {
    boolean inside = this == TELL_HEAD || this == TELL_OPERATOR;
    return inside || channel != Channel.PORTAL;
  }
}
