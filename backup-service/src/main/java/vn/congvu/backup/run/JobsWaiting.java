package vn.congvu.backup.run;

/** Jobs were ordered; observed when the transaction that wrote them has committed. */
record JobsWaiting() {}
