package vn.congvu.backup.forget;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Of what the fingerprints are asked; exactly one of the two.
 *
 * @param messageId a Message-ID (RFC 5322 section 3.6.4), with or without its brackets
 * @param message a message in the backups, as the search names it
 */
record FingerprintRequest(
    @Nullable @Size(min = 1, max = 998) String messageId,
    @Nullable @Size(min = 1, max = 40) String message) {}
