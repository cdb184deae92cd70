package vn.congvu.mail;

import org.jspecify.annotations.Nullable;

/**
 * The mail server did not do what was asked. Messages name the operation, never a secret or whose
 * mailbox it was: they are logged also where nobody outside of a case may know whom it is about.
 */
public abstract sealed class MailServerException extends RuntimeException
    permits MailServerAway, MailServerRefused {

  MailServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
