package vn.congvu.backup.hold;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whose mail is to be held, and why.
 *
 * @param until the last day, by the clocks of Vietnam; absent: until it is lifted
 */
record HoldRequest(
    @NotNull UUID mailboxId,
    @NotBlank
        @Size(max = 1000)
        @Schema(examples = "Phục vụ xác minh theo văn bản của cơ quan điều tra")
        String reason,
    @NotBlank @Size(max = 300) @Schema(examples = "Công văn 12/CAT-PA05 ngày 20/11/2026")
        String legalBasis,
    @Nullable LocalDate until) {}
