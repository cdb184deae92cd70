package vn.congvu.backup.restore;

/** Restores were approved; observed when the transaction that wrote them has committed. */
record RestoresWaiting() {}
