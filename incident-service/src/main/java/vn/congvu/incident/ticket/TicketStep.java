package vn.congvu.incident.ticket;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be done with a ticket, from which states, and where it leads. */
public enum TicketStep {
  REPORT("báo", EnumSet.noneOf(TicketState.class)),
  COMMENT("trao đổi", EnumSet.complementOf(EnumSet.of(TicketState.CLOSED))),
  TAKE("nhận xử lý", EnumSet.of(TicketState.AT_UNIT, TicketState.AT_OPERATOR)),
  PASS("chuyển cơ quan vận hành", EnumSet.of(TicketState.AT_UNIT)),
  RETURN("trả về đơn vị", EnumSet.of(TicketState.AT_OPERATOR)),
  QUESTION("hỏi lại người báo", EnumSet.of(TicketState.AT_UNIT, TicketState.AT_OPERATOR)),
  ANSWER("bổ sung", EnumSet.of(TicketState.NEEDS_MORE)),
  SOLUTION("xử lý xong", EnumSet.of(TicketState.AT_UNIT, TicketState.AT_OPERATOR)),
  REOPENING("mở lại", EnumSet.of(TicketState.SOLVED)),
  CLOSURE("đóng", EnumSet.of(TicketState.SOLVED));

  private final String inVietnamese;
  private final Set<TicketState> from;

  TicketStep(String inVietnamese, Set<TicketState> from) {
    this.inVietnamese = inVietnamese;
    this.from = from;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  /** For the audit trail and events. */
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean startsFrom(TicketState state) {
    return from.contains(state);
  }
}
