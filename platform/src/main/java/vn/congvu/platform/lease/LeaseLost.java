package vn.congvu.platform.lease;

/** Another worker has the job now, or it was cancelled; what this one wrote must not commit. */
public final class LeaseLost extends RuntimeException {

  LeaseLost(Lease lease) {
    super("job " + lease.job() + " is not this worker's any more");
  }
}
