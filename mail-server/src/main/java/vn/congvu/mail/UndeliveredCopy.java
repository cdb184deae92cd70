package vn.congvu.mail;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import vn.congvu.fingerprint.Fingerprint;

/**
 * A mail that lies in no mailbox.
 *
 * @param recipients to whom it was still to be delivered
 * @param at when it was last moved
 * @param fingerprints those of the ones asked for that it bears
 */
public record UndeliveredCopy(
    String place,
    String id,
    String sender,
    List<String> recipients,
    long bytes,
    Instant at,
    Set<Fingerprint> fingerprints) {}
