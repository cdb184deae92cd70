package vn.congvu.account.provisioning;

import java.util.UUID;

/** CDI event outside any transaction: the task has this step behind it. */
record StepReached(UUID taskId, UUID lease, TaskStep step) {}
