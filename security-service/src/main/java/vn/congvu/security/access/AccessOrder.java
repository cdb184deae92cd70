package vn.congvu.security.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Somebody asks to look at a case; somebody else decides. */
@Entity
@Table(name = "spill_access_order")
class AccessOrder {

  @Id private UUID id;

  /** As it was typed; whether there is such a case is nobody's to learn from the order. */
  @Column(name = "spill_code")
  private String spillCode;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private OrderState state;

  @Column(name = "reason")
  private String reason;

  @Column(name = "requested_by")
  private String requestedBy;

  @Column(name = "requested_by_username")
  private String requestedByUsername;

  @Column(name = "requested_by_name")
  private String requestedByName;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_by_name")
  private @Nullable String decidedByName;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "until")
  private @Nullable Instant until;

  @Version
  @Column(name = "version")
  private long version;

  protected AccessOrder() {}

  static AccessOrder ask(Caller caller, String spillCode, String reason, Instant now) {
    AccessOrder order = new AccessOrder();
    order.id = Ids.next();
    order.spillCode = spillCode;
    order.state = OrderState.AWAITING_APPROVAL;
    order.reason = reason;
    order.requestedBy = caller.subject();
    order.requestedByUsername = caller.username();
    order.requestedByName = caller.name();
    order.requestedAt = now;
    return order;
  }

  void approve(Caller caller, Instant now, Instant until) {
    decide(caller, OrderState.APPROVED, now);
    this.until = until;
  }

  void refuse(Caller caller, Instant now) {
    decide(caller, OrderState.REFUSED, now);
  }

  private void decide(Caller caller, OrderState decision, Instant now) {
    if (state != OrderState.AWAITING_APPROVAL) {
      throw ProblemException.of(AccessProblem.DECIDED_ALREADY, "Lệnh này đã được quyết định.");
    }
    if (caller.subject().equals(requestedBy)) {
      throw ProblemException.of(
          AccessProblem.SECOND_PERSON_NEEDED,
          "Người đề nghị không được tự quyết định; cần người thứ hai.");
    }
    state = decision;
    decidedBy = caller.subject();
    decidedByName = caller.name();
    decidedAt = now;
  }

  UUID id() {
    return id;
  }

  String spillCode() {
    return spillCode;
  }

  String requestedBy() {
    return requestedBy;
  }

  String requestedByUsername() {
    return requestedByUsername;
  }

  String requestedByName() {
    return requestedByName;
  }

  long version() {
    return version;
  }

  AccessOrderView view() {
    return new AccessOrderView(
        id,
        spillCode,
        state,
        reason,
        requestedByName,
        requestedAt,
        decidedByName,
        decidedAt,
        until,
        version);
  }
}
