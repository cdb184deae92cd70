package vn.congvu.security.radius;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The radius in numbers.
 *
 * @param inside mailboxes of the province that had a copy, those of the senders included
 * @param opened of these; {@code notMarked} bear no mark, of {@code openedUnknown} nothing is known
 * @param stillThere mailboxes in which a copy lies now
 * @param outside addresses beyond the province
 * @param forwardsInside messages that passed the document on within the province only; {@code
 *     forwardsOutside} those that also left it
 * @param answers messages that refer to the document without it
 * @param from when the first copy lay in a mailbox
 * @param until when the last one was taken away; absent while one lies there
 * @param minutes from the one to the other, or to the moment of the computation
 * @param longestMinutes in a single mailbox
 */
public record RadiusFigures(
    long inside,
    long opened,
    long notMarked,
    long openedUnknown,
    long stillThere,
    long outside,
    long forwardsInside,
    long forwardsOutside,
    long answers,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long minutes,
    @Nullable Long longestMinutes) {}
