package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Duration;
import org.jboss.logging.Logger;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.database.DatabaseAway;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.note.Cause;
import vn.congvu.security.spill.SpillState;

/**
 * One attempt at one order. Whatever a kill or a failure leaves undone is found undone by the next:
 * each copy says itself how far it is.
 */
@ApplicationScoped
class ContainmentRunner {

  private static final Logger LOG = Logger.getLogger(ContainmentRunner.class);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final Orders orders;
  private final Taking taking;
  private final GivingBack givingBack;
  private final TakingRecord record;
  private final Holds holds;
  private final ContainmentConfig config;

  ContainmentRunner(
      Orders orders,
      Taking taking,
      GivingBack givingBack,
      TakingRecord record,
      Holds holds,
      ContainmentConfig config) {
    this.orders = orders;
    this.taking = taking;
    this.givingBack = givingBack;
    this.record = record;
    this.holds = holds;
    this.config = config;
  }

  @ActivateRequestContext
  void run(Lease lease) {
    try {
      Order order = orders.of(lease).orElse(null);
      if (order != null) {
        carryOut(order);
      }
    } catch (OrderLost lost) {
      LOG.infof("Another worker has the order, or it was changed: job=%s", lease.job());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warnf("Containment will be repeated: job=%s cause=%s", lease.job(), Cause.of(e));
      orders.rest(lease, rest(lease), false, sentence(e));
    }
  }

  private void carryOut(Order order) throws InterruptedException {
    switch (order.aim()) {
      case TAKE -> {
        taking.take(order);
        boolean settled = record.settle(order);
        if (settled && order.lease().attempts() > 1) {
          // An attempt before this one may have sealed what it did not live to keep.
          holds.tidy(order.spillId());
        }
        SpillState state = record.stateOf(order);
        if (state == SpillState.RELEASED) {
          orders.finish(order.lease());
        } else {
          Duration again = state == SpillState.CLOSED ? config.againWhenClosed() : config.again();
          orders.rest(
              order.lease(),
              settled ? again : config.rest(),
              settled,
              settled
                  ? null
                  : "Còn bản chưa lấy đi được: người dùng đang di chuyển, không khớp dấu vân tay,"
                      + " hoặc máy chủ thư không có hộp thư; sẽ thử lại.");
        }
      }
      case GIVE_BACK -> {
        if (givingBack.giveBack(order)) {
          orders.finish(order.lease());
        } else {
          orders.rest(
              order.lease(),
              config.rest(),
              false,
              "Còn bản chưa rõ đã lấy đi hay chưa, hoặc không còn hộp thư để trả lại; sẽ xem lại.");
        }
      }
    }
  }

  private Duration rest(Lease lease) {
    Duration rest = config.rest().multipliedBy(Math.min(lease.attempts(), 60));
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case Unguarded _ -> "Máy chủ thư dùng khóa dấu vân tay khác; chưa thể chặn thư đến.";
      case MailServerAway _ -> "Máy chủ thư chưa trả lời.";
      case MailServerRefused _ -> "Máy chủ thư từ chối mở một hộp thư.";
      case RepositoryException e when e.fault() == Fault.STORE_FULL ->
          "Kho niêm phong đã đầy; chưa thư nào bị lấy đi khi chưa niêm phong.";
      case RepositoryException _ -> "Kho niêm phong hoặc khóa của kho chưa dùng được.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời.";
      case ProblemException _ -> "Chưa hỏi được khóa dấu vân tay.";
      default -> "Lỗi ngoài dự kiến.";
    };
  }
}
