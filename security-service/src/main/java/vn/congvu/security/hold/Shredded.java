package vn.congvu.security.hold;

import java.time.Instant;
import java.util.UUID;

/**
 * A sealed copy that nobody can open any more.
 *
 * @param key the key whose destruction did it: the proof
 */
public record Shredded(UUID id, UUID key, Instant at) {}
