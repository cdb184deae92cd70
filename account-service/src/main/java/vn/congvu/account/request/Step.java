package vn.congvu.account.request;

import static vn.congvu.account.request.RequestState.AWAITING_HEAD;
import static vn.congvu.account.request.RequestState.DRAFT;
import static vn.congvu.account.request.RequestState.IN_PROGRESS;
import static vn.congvu.account.request.RequestState.NEEDS_MORE;
import static vn.congvu.account.request.RequestState.RECEIVED;
import static vn.congvu.account.request.RequestState.SENT;

import java.util.Locale;
import java.util.Set;
import vn.congvu.platform.scope.Role;

/**
 * The procedure as a table: who may take a step, from where, to where. A step without roles is
 * taken by the platform itself when the last line has its result.
 */
public enum Step {
  SUBMISSION("trình Thủ trưởng", Set.of(DRAFT), AWAITING_HEAD, Side.UNIT_STAFF),
  WITHDRAWAL("rút đề nghị", Set.of(DRAFT, AWAITING_HEAD), RequestState.WITHDRAWN, Side.UNIT_STAFF),
  RETURN("trả lại để sửa", Set.of(AWAITING_HEAD), DRAFT, Side.UNIT_HEAD),
  CONFIRMATION("xác nhận", Set.of(AWAITING_HEAD), SENT, Side.UNIT_HEAD),
  RECEIPT("tiếp nhận", Set.of(SENT), RECEIVED, Side.OPERATOR),
  QUESTION("yêu cầu bổ sung", Set.of(RECEIVED), NEEDS_MORE, Side.OPERATOR),
  ANSWER("bổ sung", Set.of(NEEDS_MORE), RECEIVED, Side.UNIT_STAFF),
  START("bắt đầu xử lý", Set.of(RECEIVED), IN_PROGRESS, Side.OPERATOR),
  REFUSAL("từ chối", Set.of(SENT, RECEIVED, NEEDS_MORE), RequestState.REFUSED, Side.OPERATOR),
  COMPLETION("hoàn thành", Set.of(IN_PROGRESS), RequestState.DONE, Side.PLATFORM),
  ALL_LINES_REFUSED(
      "từ chối toàn bộ danh sách",
      Set.of(RECEIVED, NEEDS_MORE, IN_PROGRESS),
      RequestState.REFUSED,
      Side.PLATFORM);

  enum Side {
    UNIT_STAFF(Set.of(Role.FOCAL_POINT, Role.INTEGRATION)),
    UNIT_HEAD(Set.of(Role.UNIT_HEAD)),
    OPERATOR(Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
    PLATFORM(Set.of());

    private final Set<String> roles;

    Side(Set<String> roles) {
      this.roles = roles;
    }
  }

  private final String inVietnamese;
  private final Set<RequestState> from;
  private final RequestState to;
  private final Side side;

  Step(String inVietnamese, Set<RequestState> from, RequestState to, Side side) {
    this.inVietnamese = inVietnamese;
    this.from = from;
    this.to = to;
    this.side = side;
  }

  public String inVietnamese() {
    return inVietnamese;
  }

  /** As it stands in the audit trail. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean startsFrom(RequestState state) {
    return from.contains(state);
  }

  RequestState to() {
    return to;
  }

  Set<String> roles() {
    return side.roles;
  }

  /** The unit's own steps need a person of that very unit, even one who also serves elsewhere. */
  boolean isTheUnits() {
    return side == Side.UNIT_STAFF || side == Side.UNIT_HEAD;
  }
}
