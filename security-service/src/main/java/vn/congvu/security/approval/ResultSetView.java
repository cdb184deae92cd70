package vn.congvu.security.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Copies that are to be destroyed together.
 *
 * @param digest SHA-256 of its export, in lower-case hexadecimal
 * @param validUntil when an approval ends; null where there is none
 * @param authority what the authority answered; null before a decision
 * @param reason of a rejection, or of what lifted an order to keep
 */
public record ResultSetView(
    int number,
    ResultSetState state,
    String digest,
    int copies,
    String frozenBy,
    Instant frozenAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant validUntil,
    Approval.@Nullable Authority authority,
    @Nullable String reason) {}
