package vn.congvu.security.containment;

import jakarta.validation.constraints.NotBlank;

/** Why it was a false alarm, in a few words without any content. */
record ReleaseRequest(@NotBlank String reason) {}
