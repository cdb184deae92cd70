package vn.congvu.backup.anchor;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.UUID;

/** The head of a case's evidence chain at a moment. */
record AnchorRequest(
    @NotNull UUID spillId,
    @Positive long seq,
    @NotNull @Pattern(regexp = "[0-9a-f]{64}") String hash,
    @NotNull Instant at) {}
