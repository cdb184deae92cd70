package vn.congvu.security.locate;

import java.util.UUID;

/**
 * A search as whoever works on it needs it.
 *
 * @param listed whether every place that it has to look at is written down
 */
record Search(UUID id, UUID spillId, SearchKind kind, boolean listed) {

  /** Proves in the ledger by what a place was looked at. */
  String proof() {
    return "search " + id;
  }
}
