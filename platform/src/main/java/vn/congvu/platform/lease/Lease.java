package vn.congvu.platform.lease;

import java.util.UUID;

/**
 * A claimed job.
 *
 * @param lease fresh at each claim; whoever names another one has lost the job
 * @param attempts this one included
 */
public record Lease(UUID job, UUID lease, int attempts) {}
