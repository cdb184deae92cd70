package vn.congvu.incident.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What is said with a step. */
record RemarkRequest(@NotBlank @Size(max = 4000) String text) {}
