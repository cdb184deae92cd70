package vn.congvu.security.mailaccess;

import jakarta.validation.constraints.NotBlank;

/** Why a right is refused or ends. */
record EndRightRequest(@NotBlank String reason) {}
