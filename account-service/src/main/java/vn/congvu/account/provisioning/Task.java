package vn.congvu.account.provisioning;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.request.DraftLine;

/** A claimed task. Whoever holds the lease, and nobody else, may finish it. */
record Task(
    UUID id,
    UUID lease,
    TaskKind kind,
    TaskStep step,
    int attempts,
    @Nullable UUID lineId,
    @Nullable UUID mailboxId,
    Work work,
    @Nullable UUID requestId,
    Because.@Nullable Officer executor,
    @Nullable String legalBasis) {

  DraftLine line() {
    return Objects.requireNonNull(work.line(), "a request's task has a line");
  }

  String reservedAddress() {
    return Objects.requireNonNull(work.reservedAddress(), "no address was reserved");
  }

  /** A transfer may come with a new address, as the receiving unit's names ask for it. */
  boolean bringsNewAddress() {
    return work.reservedAddress() != null;
  }

  UUID requireMailboxId() {
    return Objects.requireNonNull(mailboxId, "the line names no mailbox");
  }

  Because because() {
    return new Because(
        Objects.requireNonNull(legalBasis, "only a request's task has a legal basis of its own"),
        requestId,
        work.line() == null ? null : work.line().reason(),
        executor);
  }
}
