package vn.congvu.incident.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its people see it.
 *
 * @param code the number that people quote, {@code HT-2026-000012}
 * @param assignee who has taken it on; nobody yet when absent
 */
public record TicketView(
    UUID id,
    @Nullable String code,
    String unit,
    TicketCategory category,
    String title,
    @Nullable String description,
    TicketState state,
    String reporter,
    @Nullable String assignee,
    Instant reportedAt,
    @Nullable Instant solvedAt,
    long version) {}
