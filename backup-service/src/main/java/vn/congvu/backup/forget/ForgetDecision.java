package vn.congvu.backup.forget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an order is refused. */
record ForgetDecision(@NotBlank @Size(max = 2000) String reason) {}
