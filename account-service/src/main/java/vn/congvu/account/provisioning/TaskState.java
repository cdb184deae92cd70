package vn.congvu.account.provisioning;

/** Where a task stands. */
enum TaskState {
  WAITING,
  RUNNING,
  DONE,
  FAILED
}
