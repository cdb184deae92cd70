package vn.congvu.security.mailbox;

import java.util.UUID;

/** Whoever keeps something for a mailbox hears of its end, in the transaction that learns of it. */
public interface MailboxEnd {
  void deleted(UUID mailboxId);
}
