package vn.congvu.backup.run;

import java.util.UUID;

/**
 * A claimed job: one mailbox in one run. Whoever holds the lease, and nobody else, may write.
 *
 * @param gone whether the mailbox is deleted, so that the address may be another's
 */
record Job(
    UUID id, UUID lease, UUID runId, int mailbox, String address, int attempts, boolean gone) {}
