package vn.congvu.incident.ticket;

import org.jspecify.annotations.Nullable;

/**
 * @param mine only what the caller reported
 */
record TicketFilter(
    @Nullable TicketState state,
    @Nullable TicketCategory category,
    @Nullable String unitCode,
    boolean mine) {}
