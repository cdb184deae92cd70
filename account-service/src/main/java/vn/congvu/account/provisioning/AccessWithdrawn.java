package vn.congvu.account.provisioning;

import java.util.UUID;

/**
 * CDI event inside the transaction that finished a lock or a closure: no link may let the user in
 * again.
 *
 * @param forGood closed, not only locked
 */
public record AccessWithdrawn(UUID mailboxId, boolean forGood) {}
