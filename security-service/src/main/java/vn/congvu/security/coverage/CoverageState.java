package vn.congvu.security.coverage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What is known of a place where a copy can lie. */
public enum CoverageState {
  /** Nobody has looked yet. */
  UNKNOWN,
  /** A copy lies there. */
  FOUND,
  /** The copy was taken away and lies sealed. */
  CONTAINED,
  DESTROYED,
  /** Somebody looked, and nothing lies there. */
  ABSENT,
  /** Kept until a day, by order or by law. */
  LOCKED_UNTIL,
  /** Out of reach: a letter went out. */
  UNREACHABLE,
  /** It was a false alarm: what lay there was given back, or left. */
  RELEASED,
  /** Whoever holds it has declared what became of it. */
  DECLARED;

  /** What a case may not be closed over. */
  static final Set<CoverageState> OPEN =
      Collections.unmodifiableSet(EnumSet.of(UNKNOWN, FOUND, CONTAINED));
}
