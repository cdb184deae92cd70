package vn.congvu.backup.approval;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is refused, paused, or lifted. */
public record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}
