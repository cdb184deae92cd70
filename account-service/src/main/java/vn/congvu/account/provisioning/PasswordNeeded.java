package vn.congvu.account.provisioning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * CDI event inside the transaction that finished a task: the mailbox has no password that anybody
 * knows, and its user is to set one by a one-time link.
 */
public record PasswordNeeded(UUID mailboxId, Cause cause, @Nullable UUID requestId) {

  /** Why there is none. */
  public enum Cause {
    ISSUED,
    UNLOCKED,
    RENAMED,
    RESET_REQUESTED
  }
}
