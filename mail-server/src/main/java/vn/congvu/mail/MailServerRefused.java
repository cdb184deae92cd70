package vn.congvu.mail;

/** The server understood and said no; the same call will be refused again. */
public final class MailServerRefused extends MailServerException {

  public MailServerRefused(String message) {
    super(message, null);
  }
}
