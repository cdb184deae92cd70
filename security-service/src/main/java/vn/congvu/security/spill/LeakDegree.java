package vn.congvu.security.spill;

/** How far a secret got out, as the authority concludes. */
public enum LeakDegree {
  /** Nobody without the duty learnt of it. */
  NONE,
  /** Lộ: somebody without the duty learnt of it, within the province's agencies. */
  INSIDE,
  /** Lộ: it left the province's agencies. */
  OUTSIDE,
  /** Nothing shows whether anybody learnt of it. */
  UNKNOWN
}
