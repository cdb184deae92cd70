package vn.congvu.backup.forget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One copy of a message and its generations.
 *
 * @param message the place, as the search names it
 * @param from since when the backups have it there
 * @param until when it was found gone; null while it lies there
 */
public record CopyView(
    UUID mailboxId, String address, String message, Instant from, @Nullable Instant until) {}
