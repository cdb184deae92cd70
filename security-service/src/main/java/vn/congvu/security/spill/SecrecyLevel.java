package vn.congvu.security.spill;

/** The degree of secrecy that the document claims for itself. */
public enum SecrecyLevel {
  /** Mật. */
  CONFIDENTIAL,
  /** Tối mật. */
  SECRET,
  /** Tuyệt mật. */
  TOP_SECRET,
  UNKNOWN
}
