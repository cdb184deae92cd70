package vn.congvu.mail;

import java.util.List;
import java.util.Set;

/**
 * Mailboxes on the mail server.
 *
 * <p>Each operation states the outcome, not the step: calling it again when the outcome is already
 * there changes nothing and succeeds. A failure is either {@link MailServerAway} (try again later)
 * or {@link MailServerRefused} (trying again will not help).
 */
public interface MailProvisioning {

  /** The server accepts mail for the domain. */
  void ensureDomain(String domain);

  /**
   * The mailbox exists and receives. A new one gets a random password that nobody learns; the
   * password of one that already exists is left alone.
   */
  void ensureMailbox(String address);

  boolean exists(String address);

  /** The array stays the caller's: it is neither kept nor cleared here. */
  void setPassword(String address, char[] password);

  /** Nobody can log in any more, open sessions end, mail still arrives. */
  void lock(String address);

  /** Open IMAP and SMTP sessions of the mailbox end; the password stays as it is. */
  void endSessions(String address);

  void setQuota(String address, long bytes);

  /** Mail to the alias arrives in the mailbox, and the mailbox may send under the alias. */
  void addAlias(String address, String alias);

  void removeAlias(String address, String alias);

  Set<String> aliases(String address);

  /**
   * The mailbox and its mail live under the new address, with a random password: servers keep only
   * a hash that cannot be carried over. The old address becomes an alias of the new one.
   */
  void rename(String from, String to);

  /** Neither sends nor receives, nobody can log in; the mail is kept. Undone by ensureMailbox. */
  void close(String address);

  /** The mailbox and its mail are gone. */
  void delete(String address);

  List<String> addresses();

  MailboxUsage usage(String address);
}
