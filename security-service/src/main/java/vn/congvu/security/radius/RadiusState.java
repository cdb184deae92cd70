package vn.congvu.security.radius;

/** Where a computation stands. */
public enum RadiusState {
  WAITING,
  RUNNING,
  DONE,
  FAILED
}
