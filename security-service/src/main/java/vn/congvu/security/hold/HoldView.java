package vn.congvu.security.hold;

import java.time.Instant;
import java.util.UUID;

/**
 * A copy that lies sealed and can be opened.
 *
 * @param digest SHA-256 over the sealed bytes
 */
public record HoldView(UUID id, UUID copyId, long bytes, String digest, Instant sealedAt) {}
