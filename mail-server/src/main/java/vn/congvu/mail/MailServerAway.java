package vn.congvu.mail;

import org.jspecify.annotations.Nullable;

/** The server could not be reached or could not answer now; the same call may succeed later. */
public sealed class MailServerAway extends MailServerException
    permits MailServerCut, MailServerGarbled, MailServerSilent {

  public MailServerAway(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
