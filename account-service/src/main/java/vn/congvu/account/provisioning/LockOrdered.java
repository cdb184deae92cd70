package vn.congvu.account.provisioning;

import java.util.UUID;

/** CDI event inside the transaction that locked a mailbox because a request asked for it. */
public record LockOrdered(UUID mailboxId) {}
