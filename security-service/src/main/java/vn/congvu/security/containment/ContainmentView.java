package vn.congvu.security.containment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.copy.Copies;

/**
 * What was ordered about the copies of a case and how far it is; nothing of it before an order.
 *
 * @param guarded how many fingerprints the mail server holds back
 * @param straight whether copies stay where they are until their destruction is approved, and are
 *     expunged then without anything to give back
 * @param settledAt when for the last time nothing was left to do
 * @param problem what keeps it from going on
 * @param copies how many of each kind are in each state
 */
record ContainmentView(
    UUID spillId,
    @Nullable Aim aim,
    @Nullable String state,
    @Nullable Instant orderedAt,
    @Nullable String orderedByName,
    int guarded,
    boolean straight,
    @Nullable Instant settledAt,
    @Nullable String problem,
    List<Copies.Count> copies) {}
