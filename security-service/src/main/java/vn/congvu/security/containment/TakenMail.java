package vn.congvu.security.containment;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to give a copy back and is not in its bytes, as it was when it was taken.
 *
 * @param internalDate of a mail in a mailbox
 * @param recipients to whom a mail in no mailbox was still to be delivered
 */
record TakenMail(
    UUID copyId,
    SortedSet<String> flags,
    @Nullable Instant internalDate,
    @Nullable String sender,
    List<String> recipients) {}
