package vn.congvu.security.mailaccess;

/** How a right to enter a mailbox stands. */
public enum RightState {
  ASKED,
  IN_FORCE,
  REFUSED,
  ENDED
}
