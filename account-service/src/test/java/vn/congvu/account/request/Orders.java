package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What was ordered and committed. */
@ApplicationScoped
public class Orders {
  private final Queue<WorkOrdered> seen = new ConcurrentLinkedQueue<>();

  void see(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkOrdered order) {
    seen.add(order);
  }

  public List<WorkOrdered> of(UUID requestId) {
    return seen.stream().filter(order -> order.requestId().equals(requestId)).toList();
  }
}
