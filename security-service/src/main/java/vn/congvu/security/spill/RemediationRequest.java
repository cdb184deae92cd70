package vn.congvu.security.spill;

import jakarta.validation.constraints.NotBlank;

/** What was done so that it does not happen again, in a few words without any content. */
record RemediationRequest(@NotBlank String remedies) {}
