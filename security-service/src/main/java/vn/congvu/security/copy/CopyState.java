package vn.congvu.security.copy;

import java.util.Set;

/** What became of a copy. */
public enum CopyState {
  /** It lies where it was found. */
  FOUND,
  /** It was taken away and lies sealed. */
  CONTAINED,
  DESTROYED,
  /** It was put back: a false alarm. */
  RELEASED,
  /** Somebody took it from there before it was contained: its owner, or the server. */
  GONE;

  /** From which states this one can be reached. */
  Set<CopyState> before() {
    return switch (this) {
      case FOUND -> Set.of(GONE);
      case CONTAINED, GONE -> Set.of(FOUND);
      case DESTROYED -> Set.of(FOUND, CONTAINED);
      case RELEASED -> Set.of(CONTAINED);
    };
  }
}
