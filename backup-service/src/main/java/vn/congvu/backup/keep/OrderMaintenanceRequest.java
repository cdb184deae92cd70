package vn.congvu.backup.keep;

import jakarta.validation.constraints.NotNull;

/** What is to be done. */
record OrderMaintenanceRequest(@NotNull MaintenanceKind kind) {}
