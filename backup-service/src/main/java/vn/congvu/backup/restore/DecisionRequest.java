package vn.congvu.backup.restore;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why an order is refused. */
record DecisionRequest(@NotBlank @Size(max = 2000) String reason) {}
