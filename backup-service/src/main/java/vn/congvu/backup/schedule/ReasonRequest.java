package vn.congvu.backup.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a schedule is paused or goes on. */
record ReasonRequest(@NotBlank @Size(max = 1000) String reason) {}
