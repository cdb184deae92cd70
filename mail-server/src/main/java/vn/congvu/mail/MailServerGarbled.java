package vn.congvu.mail;

/** The server answered something that its protocol does not allow; nothing of it is believed. */
public final class MailServerGarbled extends MailServerAway {

  public MailServerGarbled(String message) {
    super(message, null);
  }
}
