package vn.congvu.security.copy;

/** By what a copy was recognised, the surest first. */
public enum FoundBy {
  MESSAGE_ID,
  /** It carries a document of the case. */
  PART,
  /** The message of the case lies within it. */
  ENCLOSED,
  /** It answers or forwards a message of the case. */
  REFERENCE
}
