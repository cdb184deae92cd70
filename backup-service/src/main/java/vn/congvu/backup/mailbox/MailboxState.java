package vn.congvu.backup.mailbox;

/** What is known of a mailbox; only the first two can be opened on the mail server. */
public enum MailboxState {
  IN_USE,
  LOCKED,
  CLOSED,
  DELETED
}
