package vn.congvu.backup.mailbox;

/**
 * What a feature does when a mailbox ends; every bean of this kind is told, in the transaction that
 * learns it.
 */
public interface MailboxEnd {

  /** It receives nothing any more; its mail is still on the mail server. */
  void closed(BackupMailbox mailbox);

  /** Its mail is gone from the mail server, and its address may be another's one day. */
  void deleted(BackupMailbox mailbox);
}
