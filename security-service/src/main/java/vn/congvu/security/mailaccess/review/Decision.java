package vn.congvu.security.mailaccess.review;

/** What became of a line of a review. */
public enum Decision {
  CONFIRMED,
  REVOKED
}
