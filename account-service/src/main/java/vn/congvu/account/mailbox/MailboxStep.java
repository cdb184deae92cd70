package vn.congvu.account.mailbox;

import java.util.Locale;

/** What can happen to a mailbox in the register. */
public enum MailboxStep {
  ISSUED,
  ACTIVATED,
  LOCKED,
  UNLOCKED,
  STOPPED,
  DELETION_SET,
  DELETED,
  RENAMED,
  ALIAS_ADDED,
  QUOTA_SET,
  TRANSFERRED,
  CHANGED;

  /** As it stands in the audit trail: {@code mailbox.alias-added}. */
  String auditAction() {
    return "mailbox." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
