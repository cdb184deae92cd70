package vn.congvu.security.note;

import java.util.Arrays;
import vn.congvu.mail.MailServerException;

/**
 * What the log may know of a failure in the work on a case: its kind and its place. What failures
 * say may quote a mail, or name a mailbox of a case that nobody outside of it knows of.
 */
public final class Cause {

  private static final String OURS = "vn.congvu.";

  private Cause() {}

  /** One line, with what it was caused by; only the mail server's failures are let speak. */
  public static String of(Throwable failure) {
    Throwable cause = failure.getCause();
    String itself =
        failure.getClass().getSimpleName()
            + (failure instanceof MailServerException
                ? ": " + failure.getMessage()
                : place(failure));
    return cause == null ? itself : itself + " by " + of(cause);
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("");
  }
}
