package vn.congvu.security.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to look at a case.
 *
 * @param spillCode as it was typed; says nothing about whether there is such a case
 * @param until when the requester stops to see it
 */
public record AccessOrderView(
    UUID id,
    String spillCode,
    OrderState state,
    String reason,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant until,
    long version) {}
