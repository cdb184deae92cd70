package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.platform.problem.ProblemException;

/**
 * The use cases of a request. Who may do what is {@link Procedure}'s to say; each step names the
 * version it was decided on.
 */
@ApplicationScoped
public class RequestService {

  private final RequestDrafts drafts;
  private final StepDesk steps;
  private final LineDesk lines;

  RequestService(RequestDrafts drafts, StepDesk steps, LineDesk lines) {
    this.drafts = drafts;
    this.steps = steps;
    this.lines = lines;
  }

  /** Files a draft of the caller's; the addresses that it will need are held from now on. */
  @Transactional
  public UUID draft(
      RequestType type,
      String unitCode,
      @Nullable String letterNumber,
      @Nullable String reason,
      List<DraftLine> draftLines) {
    return draft(new NewRequest(type, unitCode, null, letterNumber, reason, draftLines)).id();
  }

  @Transactional
  public RequestView draft(NewRequest asked) {
    Request request = drafts.open(asked, steps.actor(), steps.now());
    steps.record(request, "draft", Remark.NONE);
    return steps.view(request);
  }

  @Transactional
  RequestView changeDraft(UUID id, @Nullable String ifMatch, ChangedDraft draft) {
    Request request = steps.openOwn(id, ifMatch);
    drafts.change(request, draft, steps.now());
    steps.record(request, "draft-changed", Remark.NONE);
    return steps.view(request);
  }

  @Transactional
  public RequestView submit(UUID id, @Nullable String ifMatch) {
    return step(id, ifMatch, Step.SUBMISSION, Remark.NONE);
  }

  /** Before it was sent; for good. */
  @Transactional
  public RequestView withdraw(UUID id, @Nullable String ifMatch, @Nullable String note) {
    Request request = steps.open(id, ifMatch);
    steps.take(request, Step.WITHDRAWAL, new Remark(note, null));
    lines.letGo(request);
    return steps.view(request);
  }

  /** The head sends it back to be changed. */
  @Transactional
  public RequestView giveBack(UUID id, @Nullable String ifMatch, String note) {
    return step(id, ifMatch, Step.RETURN, new Remark(note, null));
  }

  @Transactional
  public RequestView confirm(UUID id, @Nullable String ifMatch) {
    return step(id, ifMatch, Step.CONFIRMATION, Remark.NONE);
  }

  @Transactional
  public RequestView receive(UUID id, @Nullable String ifMatch) {
    return step(id, ifMatch, Step.RECEIPT, Remark.NONE);
  }

  @Transactional
  public RequestView askForMore(UUID id, @Nullable String ifMatch, String question) {
    return step(id, ifMatch, Step.QUESTION, new Remark(question, null));
  }

  @Transactional
  public RequestView answer(UUID id, @Nullable String ifMatch, String answer) {
    return step(id, ifMatch, Step.ANSWER, new Remark(answer, null));
  }

  /** Orders the work in this very transaction: there is no start without its work. */
  @Transactional
  public RequestView start(UUID id, @Nullable String ifMatch) {
    Request request = steps.open(id, ifMatch);
    steps.take(request, Step.START, Remark.NONE);
    lines.order(request, LineState.PENDING);
    return steps.view(request);
  }

  @Transactional
  public RequestView refuse(
      UUID id, @Nullable String ifMatch, String reason, @Nullable String legalBasis) {
    Request request = steps.open(id, ifMatch);
    Remark remark = new Remark(reason, legalBasis);
    steps.take(request, Step.REFUSAL, remark);
    lines.refuseAll(request, remark);
    return steps.view(request);
  }

  @Transactional
  public RequestView refuseLine(
      UUID id, @Nullable String ifMatch, UUID lineId, String reason, @Nullable String legalBasis) {
    Request request = steps.open(id, ifMatch);
    lines.refuse(request, lineId, new Remark(reason, legalBasis));
    return steps.view(request);
  }

  /** Orders the failed lines once more. */
  @Transactional
  public RequestView retry(UUID id, @Nullable String ifMatch) {
    Request request = steps.open(id, ifMatch);
    request.procedure().requireMayExecute(steps.actor());
    if (!lines.order(request, LineState.FAILED)) {
      throw ProblemException.of(RequestProblem.NOTHING_FAILED, "Không có dòng nào bị lỗi.");
    }
    request.touch(steps.now());
    steps.record(request, "retry", Remark.NONE);
    return steps.view(request);
  }

  /**
   * For who provisions, in the transaction of its own last write: the last line's result finishes
   * the request. A repeat changes nothing. Call it last, for the request stays locked until the
   * transaction ends.
   *
   * @param mailboxId of the mailbox that an issue has made
   */
  @Transactional
  public void lineDone(UUID lineId, @Nullable UUID mailboxId) {
    lines.done(lineId, mailboxId);
  }

  /**
   * A failure that does not heal by itself. The line stays open until it is retried or refused.
   *
   * @param problem a Vietnamese sentence for the operator
   */
  @Transactional
  public void lineFailed(UUID lineId, String problem) {
    lines.failed(lineId, problem);
  }

  private RequestView step(UUID id, @Nullable String ifMatch, Step step, Remark remark) {
    Request request = steps.open(id, ifMatch);
    steps.take(request, step, remark);
    return steps.view(request);
  }
}
