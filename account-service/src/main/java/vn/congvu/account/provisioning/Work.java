package vn.congvu.account.provisioning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.request.DraftLine;

/**
 * What a task has to do, as it was ordered.
 *
 * @param line the request's line; none for work that the platform ordered itself
 * @param address the mailbox's address when the platform ordered the work
 * @param reportId the report of a leaked password that asks for securing
 */
record Work(
    @Nullable DraftLine line,
    @Nullable String reservedAddress,
    @Nullable String address,
    @Nullable UUID reportId) {}
