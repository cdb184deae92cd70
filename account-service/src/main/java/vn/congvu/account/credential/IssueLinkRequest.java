package vn.congvu.account.credential;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The identity was checked; a link may be handed over. */
record IssueLinkRequest(@NotNull UUID reportId, @NotNull @Valid IdentityCheck identityCheck) {}
