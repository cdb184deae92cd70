package vn.congvu.security.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.note.Notes;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.SpillService;

/**
 * Orders to look at a case. They answer alike whether the case is there or not: an order is no way
 * to find out. What an approved one opens is announced to the people on the case.
 */
@ApplicationScoped
class AccessOrders {

  private final AccessOrderRepository orders;
  private final SpillService spills;
  private final SpillRules rules;
  private final AuditTrail audit;
  private final Clock clock;

  AccessOrders(
      AccessOrderRepository orders,
      SpillService spills,
      SpillRules rules,
      AuditTrail audit,
      Clock clock) {
    this.orders = orders;
    this.spills = spills;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  AccessOrderView ask(Caller caller, AccessOrderRequest asked) {
    String reason = Objects.requireNonNullElse(Notes.checked("reason", asked.reason()), "");
    AccessOrder order = AccessOrder.ask(caller, asked.spillCode(), reason, clock.instant());
    orders.persistAndFlush(order);
    record("spill-access.ask", order);
    return order.view();
  }

  @Transactional
  List<AccessOrderView> page(@Nullable UUID before, int rows) {
    return orders.page(before, rows).stream().map(AccessOrder::view).toList();
  }

  @Transactional
  AccessOrderView require(UUID id) {
    return orders.findByIdOptional(id).orElseThrow(AccessOrders::unknown).view();
  }

  @Transactional
  AccessOrderView approve(Caller caller, UUID id, @Nullable String ifMatch) {
    AccessOrder order = forStep(id, ifMatch);
    Instant now = clock.instant();
    Instant until = now.plus(rules.of(SpillRule.BREAK_GLASS_VALID_FOR).value());
    order.approve(caller, now, until);
    orders.flush();
    spills.admit(
        order.spillCode(),
        new SpillService.Guest(
            order.requestedBy(),
            order.requestedByUsername(),
            order.requestedByName(),
            caller.name(),
            until));
    record("spill-access.approve", order);
    return order.view();
  }

  @Transactional
  AccessOrderView refuse(Caller caller, UUID id, @Nullable String ifMatch) {
    AccessOrder order = forStep(id, ifMatch);
    order.refuse(caller, clock.instant());
    orders.flush();
    record("spill-access.refuse", order);
    return order.view();
  }

  private AccessOrder forStep(UUID id, @Nullable String ifMatch) {
    AccessOrder order = orders.forStep(id).orElseThrow(AccessOrders::unknown);
    Versions.require(ifMatch, order.version());
    return order;
  }

  private void record(String action, AccessOrder order) {
    audit.record(AuditEntry.of(action, "spill-access-order", order.id().toString()));
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lệnh này.");
  }
}
