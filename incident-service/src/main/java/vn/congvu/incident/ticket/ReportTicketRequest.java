package vn.congvu.incident.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param unitCode needed only of someone who belongs to several units
 */
record ReportTicketRequest(
    @NotNull TicketCategory category,
    @NotBlank @Size(max = 200) String title,
    @Nullable @Size(max = 4000) String description,
    @Nullable @Size(max = 64) String unitCode) {}
