package vn.congvu.mail;

import org.jspecify.annotations.Nullable;

/** The server ended the connection before it had answered. */
public final class MailServerCut extends MailServerAway {

  public MailServerCut(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
