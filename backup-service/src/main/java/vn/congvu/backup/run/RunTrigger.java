package vn.congvu.backup.run;

/** Who ordered a run. */
public enum RunTrigger {
  MANUAL,
  SCHEDULED
}
