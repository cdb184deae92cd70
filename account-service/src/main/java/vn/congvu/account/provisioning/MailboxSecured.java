package vn.congvu.account.provisioning;

import java.time.Instant;
import java.util.UUID;

/**
 * CDI event inside the transaction that finished the securing: the leaked password opens nothing
 * any more and every session has ended.
 */
public record MailboxSecured(UUID reportId, Instant at) {}
