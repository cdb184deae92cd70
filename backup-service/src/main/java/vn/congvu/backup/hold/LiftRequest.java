package vn.congvu.backup.hold;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a hold is lifted. */
record LiftRequest(@NotBlank @Size(max = 1000) String reason) {}
