package vn.congvu.mail.access;

/**
 * Opens any mailbox in the platform's name: SASL PLAIN with the mailbox as the authorization
 * identity, which James calls an administrator and Dovecot a master user.
 */
public final class MailAccess {

  private final AccessSettings settings;
  private final LargeMessages large = new LargeMessages();

  public MailAccess(AccessSettings settings) {
    this.settings = settings;
  }

  /** The caller closes it. Throws {@code MailServerRefused} when there is no such mailbox. */
  public OpenMailbox open(String address) {
    return OpenMailbox.of(ImapSession.open(settings, address, large));
  }
}
