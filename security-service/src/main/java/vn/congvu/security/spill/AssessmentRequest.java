package vn.congvu.security.spill;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What the authority concludes.
 *
 * @param conclusion number of the conclusion, and a few words without any content
 */
record AssessmentRequest(
    @NotNull LeakDegree degree, @NotNull LeakCause cause, @Nullable String conclusion) {}
