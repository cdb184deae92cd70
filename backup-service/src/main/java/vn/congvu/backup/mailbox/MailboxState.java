package vn.congvu.backup.mailbox;

/** What is known of a mailbox; one that is deleted cannot be opened on the mail server. */
public enum MailboxState {
  IN_USE,
  LOCKED,
  CLOSED,
  DELETED;

  /** Whether mail may still come to it. */
  public boolean goesOn() {
    return this == IN_USE || this == LOCKED;
  }
}
