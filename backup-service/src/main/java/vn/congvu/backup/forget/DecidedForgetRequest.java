package vn.congvu.backup.forget;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/**
 * What two persons have decided at another service of ours.
 *
 * @param fingerprint of a Message-ID or of a part
 * @param decision digest of what was signed; the same fingerprint by the same decision is one order
 * @param requestedBy subject of who carries it out
 * @param decidedBy subject of who approved it, somebody else
 */
record DecidedForgetRequest(
    @NotNull @Pattern(regexp = "[0-9a-f]{32}") String fingerprint,
    @NotNull @Pattern(regexp = "[0-9a-f]{64}") String decision,
    @NotBlank @Size(max = 200) String requestedBy,
    @NotBlank @Size(max = 200) String decidedBy,
    @NotNull Instant decidedAt) {}
