package vn.congvu.backup.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a system is to be backed up.
 *
 * @param everySeconds from one backup to the next
 * @param tolerance so many intervals without a good one raise the alarm
 * @param originMedium the medium that the system itself lies on
 */
record PlanRequest(
    @NotBlank @Size(max = 200) String title,
    @Min(60) @Max(366L * 24 * 3600) long everySeconds,
    @Min(1) @Max(100) int tolerance,
    @NotBlank @Size(max = 50) String originMedium,
    @NotBlank @Size(max = 50) String medium,
    @NotBlank @Size(max = 200) String place,
    @Nullable @Size(max = 200) String encryption,
    @Nullable @Size(max = 300) String legalBasis) {}
