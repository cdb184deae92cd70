package vn.congvu.security.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Which case is to be looked at, and why.
 *
 * @param spillCode {@code TM-K7QX2M9P}, which whoever asks has from elsewhere
 * @param reason a few words without any content
 */
record AccessOrderRequest(
    @NotNull @Pattern(regexp = "TM-[A-Z2-9]{8}") String spillCode, @NotBlank String reason) {}
