package vn.congvu.security.copy;

import java.util.Set;

/** What became of a copy. */
public enum CopyState {
  /** It lies where it was found. */
  FOUND,
  /** It has the Message-ID of a message of the case and nothing of its content. */
  DOUBTFUL,
  /** Somebody has looked at a doubtful one: it is none. It stays where it is. */
  EXCLUDED,
  /** It was taken away and lies sealed. */
  CONTAINED,
  DESTROYED,
  /** It was put back: a false alarm. */
  RELEASED,
  /**
   * Somebody took it from there before it was contained: its owner, or the server. Or its mailbox
   * is no more, and it lies nowhere, or sealed with nobody to give it back to.
   */
  GONE;

  /** From which states this one can be reached. */
  Set<CopyState> before() {
    return switch (this) {
      case FOUND -> Set.of(GONE, DOUBTFUL);
      case DOUBTFUL, CONTAINED -> Set.of(FOUND);
      case EXCLUDED -> Set.of(DOUBTFUL);
      case GONE -> Set.of(FOUND, DOUBTFUL);
      case DESTROYED -> Set.of(FOUND, CONTAINED);
      case RELEASED -> Set.of(CONTAINED);
    };
  }

  /** Whether it lies in a place, or sealed, and something is still to be done about it. */
  public boolean isOpen() {
    return switch (this) {
      case FOUND, DOUBTFUL, CONTAINED -> true;
      case EXCLUDED, DESTROYED, RELEASED, GONE -> false;
    };
  }
}
