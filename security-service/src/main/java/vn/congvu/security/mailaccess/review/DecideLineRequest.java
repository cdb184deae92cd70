package vn.congvu.security.mailaccess.review;

import jakarta.validation.constraints.NotNull;

/** Whether a right stays. */
record DecideLineRequest(@NotNull Decision decision) {}
