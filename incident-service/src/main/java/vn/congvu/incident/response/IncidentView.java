package vn.congvu.incident.response;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the operator and the unit see it.
 *
 * @param code the number that people quote, {@code SC-2026-000003}
 */
public record IncidentView(
    UUID id,
    @Nullable String code,
    IncidentKind kind,
    IncidentState state,
    String unit,
    UUID mailboxId,
    String mailboxAddress,
    Instant discoveredAt,
    @Nullable String assignee,
    @Nullable String resolution,
    @Nullable Instant resolvedAt,
    long version) {}
