package vn.congvu.mail;

import org.jspecify.annotations.Nullable;

/** The server kept the connection and said nothing for longer than is allowed. */
public final class MailServerSilent extends MailServerAway {

  public MailServerSilent(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
