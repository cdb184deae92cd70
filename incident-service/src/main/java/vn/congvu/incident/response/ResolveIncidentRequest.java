package vn.congvu.incident.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What was done about it. */
record ResolveIncidentRequest(@NotBlank @Size(max = 4000) String resolution) {}
