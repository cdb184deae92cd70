package vn.congvu.security.exercise;

/** Where the planting of an exercise stands. */
public enum ExerciseState {
  WAITING,
  RUNNING,
  /** Planted in each mailbox that could be opened. */
  DONE,
  FAILED
}
