package vn.congvu.backup.drill;

import java.util.List;

/**
 * How one mailbox came back.
 *
 * @param messages that were put into the scratch mailbox
 * @param bytes of these messages
 * @param forgotten messages that nothing brings back, by order
 * @param restoreMillis from an absent mailbox to the last message in it
 * @param compareMillis for reading it back
 * @param digest SHA-256 over the SHA-256 of every message, by folder and UID
 */
record Trial(
    long messages,
    long bytes,
    long forgotten,
    long restoreMillis,
    long compareMillis,
    String digest,
    List<Mismatch> mismatches) {

  Trial {
    mismatches = List.copyOf(mismatches);
  }
}
