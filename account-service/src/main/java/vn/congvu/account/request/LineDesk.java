package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.naming.AddressBook;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.platform.problem.ProblemException;

/** Orders the work on lines and keeps their results; the last result finishes the request. */
@ApplicationScoped
class LineDesk {

  private final RequestRepository requests;
  private final RequestLines lines;
  private final StepDesk steps;
  private final AddressBook addresses;
  private final Event<WorkOrdered> work;
  private final Event<LineRefused> refusals;

  LineDesk(
      RequestRepository requests,
      RequestLines lines,
      StepDesk steps,
      AddressBook addresses,
      Event<WorkOrdered> work,
      Event<LineRefused> refusals) {
    this.requests = requests;
    this.lines = lines;
    this.steps = steps;
    this.addresses = addresses;
    this.work = work;
    this.refusals = refusals;
  }

  /** Returns whether there was a line in that state. */
  boolean order(Request request, LineState from) {
    List<OrderedLine> ordered =
        lines.inState(request.id(), from).stream().map(RequestLine::order).toList();
    if (ordered.isEmpty()) {
      return false;
    }
    lines.moveAll(request.id(), from, LineState.IN_PROGRESS);
    work.fire(
        new WorkOrdered(
            request.id(),
            request.unitCode(),
            request.type(),
            steps.actor().subject(),
            steps.actor().name(),
            ordered,
            request.asLegalBasis()));
    return true;
  }

  void refuseAll(Request request, Remark remark) {
    lines.refuseOpen(request.id(), remark, steps.now());
    requests.closeLines(request.id());
    letGo(request);
  }

  void refuse(Request request, UUID lineId, Remark remark) {
    if (!Step.ALL_LINES_REFUSED.startsFrom(request.state())) {
      throw ProblemException.of(
          RequestProblem.STEP_NOT_POSSIBLE,
          "Chỉ từ chối từng dòng sau khi tiếp nhận và trước khi hoàn thành đề nghị.");
    }
    if (lines.requestOf(lineId).filter(request.id()::equals).isEmpty()) {
      throw RequestAccess.noSuch("Không có dòng này trong đề nghị.");
    }
    if (!lines.refuse(lineId, remark, steps.now())) {
      throw ProblemException.of(
          RequestProblem.LINE_HAS_RESULT, "Dòng này đang được xử lý hoặc đã có kết quả.");
    }
    LineRefused event = new LineRefused(lineId);
    refusals.fire(event);
    if (!event.addressIsKept()) {
      addresses.release(lineId);
    }
    request.touch(steps.now());
    steps.record(request, "line-refused", remark);
    countDown(request);
  }

  /** The addresses held for the lines are free again. */
  void letGo(Request request) {
    addresses.releaseAll(lines.idsOf(request.id()));
  }

  void done(UUID lineId, @Nullable UUID mailboxId) {
    Request request =
        lines
            .requestOf(lineId)
            .flatMap(requests::locked)
            .orElseThrow(() -> new IllegalArgumentException("no request line " + lineId));
    if (lines.done(lineId, mailboxId, steps.now())) {
      countDown(request);
    }
  }

  void failed(UUID lineId, String problem) {
    lines.failed(lineId, problem);
  }

  private void countDown(Request request) {
    if (requests.countDown(request.id()) == 0) {
      steps.takeByItself(
          request, lines.anyDone(request.id()) ? Step.COMPLETION : Step.ALL_LINES_REFUSED);
    }
  }
}
