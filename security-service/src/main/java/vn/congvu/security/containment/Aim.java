package vn.congvu.security.containment;

/** What is to be done with the copies of a case. */
enum Aim {
  /** Take away what is found, and what will be. */
  TAKE,
  /** Give everything back. */
  GIVE_BACK
}
