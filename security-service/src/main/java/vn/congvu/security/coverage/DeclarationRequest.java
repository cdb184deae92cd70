package vn.congvu.security.coverage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/**
 * What somebody says of a place where the platform cannot look.
 *
 * @param state DECLARED by whoever holds the copy, or UNREACHABLE when only a letter went out
 * @param proof number and day of the letter or of the signed declaration
 */
public record DeclarationRequest(@NotNull CoverageState state, @NotBlank String proof) {}
