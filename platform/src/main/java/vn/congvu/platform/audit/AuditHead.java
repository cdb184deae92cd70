package vn.congvu.platform.audit;

/** The last row of the chain; everything before follows from its hash. */
record AuditHead(long seq, String hash) {}
