package vn.congvu.security.score;

import java.time.Duration;
import vn.congvu.security.rules.SpillRule;

/** The steps of a case that have a time beside the duties of article 15.3. */
enum Step {
  LOCATE("tìm các bản", "spill.confirmed", "spill.located", SpillRule.LOCATE_WITHIN),
  CONTAIN("cách ly", "spill.confirmed", "spill.contained", SpillRule.CONTAIN_WITHIN),
  APPROVE("phê duyệt hủy", "spill.contained", "spill.approved", SpillRule.APPROVE_WITHIN),
  DESTROY("hủy", "spill.approved", "spill.destroyed", SpillRule.APPROVAL_VALID_FOR);

  private final String inVietnamese;
  private final String from;
  private final String to;
  private final SpillRule<Duration> rule;

  Step(String inVietnamese, String from, String to, SpillRule<Duration> rule) {
    this.inVietnamese = inVietnamese;
    this.from = from;
    this.to = to;
    this.rule = rule;
  }

  String inVietnamese() {
    return inVietnamese;
  }

  /** The act on the evidence chain with which its time begins. */
  String from() {
    return from;
  }

  String to() {
    return to;
  }

  SpillRule<Duration> rule() {
    return rule;
  }
}
