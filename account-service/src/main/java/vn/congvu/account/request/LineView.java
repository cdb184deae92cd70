package vn.congvu.account.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line with its result.
 *
 * @param position the line's number in the list, from 1
 * @param outcome why it was refused or failed
 */
public record LineView(
    UUID id,
    int position,
    LineState state,
    DraftLine line,
    @Nullable UUID mailboxId,
    @Nullable String reservedAddress,
    @Nullable String outcome,
    @Nullable String legalBasis,
    @Nullable Instant finishedAt) {

  /** Without what only the unit's own staff and the operator may read. */
  LineView withoutRestrictedFields() {
    DraftLine open =
        new DraftLine(
            line.mailboxId(),
            line.mailboxAddress(),
            line.kind(),
            line.fullName(),
            line.position(),
            line.unitCode(),
            null,
            null,
            null,
            line.wantedAddress(),
            line.quotaBytes(),
            line.reason());
    return new LineView(
        id, position, state, open, mailboxId, reservedAddress, outcome, legalBasis, finishedAt);
  }
}
