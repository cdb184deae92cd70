package vn.congvu.account.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code line.unitCode()} is always filled in: the line's own unit, else the request's.
 *
 * @param mailboxId the mailbox the line is about; none for an issue
 * @param reservedAddress the address held for this line, for an issue, a rename or an alias
 */
public record OrderedLine(
    UUID lineId, DraftLine line, @Nullable UUID mailboxId, @Nullable String reservedAddress) {}
