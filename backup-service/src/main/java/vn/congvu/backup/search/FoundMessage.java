package vn.congvu.backup.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the backups.
 *
 * @param id for a restore
 * @param folder the name that its folder bore at the moment asked for
 * @param from since when it is known to lie there
 * @param until when it was found gone; absent while it lies there
 */
public record FoundMessage(
    String id,
    String folder,
    String sender,
    Instant date,
    long size,
    Instant from,
    @Nullable Instant until) {}
