package vn.congvu.security.destruction;

/** How the carrying out of a set stands. There is no way back, so none fails for good. */
public enum DestructionState {
  WAITING,
  RUNNING,
  DONE
}
