package vn.congvu.backup.run;

/** Proves, inside the transaction that writes, that the work is still the writer's. */
@FunctionalInterface
public interface Fence {

  /** Counts what was added; throws when somebody else has taken the work over. */
  void pass(Progress more);
}
