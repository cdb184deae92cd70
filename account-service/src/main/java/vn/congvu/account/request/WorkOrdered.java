package vn.congvu.account.request;

import java.util.List;
import java.util.UUID;
import vn.congvu.account.profile.RequestType;

/**
 * Fired inside the transaction that starts a request, so that the work is on record exactly when
 * the start is. After a failure the failed lines are ordered again: a line id that was seen before
 * means "try once more", never "do it twice".
 *
 * @param executor subject of the officer who started or retried it
 * @param executorName their name, as the history of the mailbox will show it
 * @param legalBasis the confirmed request itself, with its letter: why a mailbox is touched
 */
public record WorkOrdered(
    UUID requestId,
    String unitCode,
    RequestType type,
    String executor,
    String executorName,
    List<OrderedLine> lines,
    String legalBasis) {

  public WorkOrdered {
    lines = List.copyOf(lines);
  }
}
