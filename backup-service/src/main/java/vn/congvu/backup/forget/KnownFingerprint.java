package vn.congvu.backup.forget;

/**
 * A keyed hash and how much bears it.
 *
 * @param fingerprint 32 hexadecimal digits; tells nothing about what it is of
 * @param messages different messages
 * @param copies their places in folders, in all generations
 * @param letGo messages beyond those: kept in no generation any more, still in the packs, and
 *     destroyed by an order as well
 */
public record KnownFingerprint(
    String fingerprint, long messages, long copies, long mailboxes, long letGo) {}
