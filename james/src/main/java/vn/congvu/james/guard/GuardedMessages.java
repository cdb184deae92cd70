package vn.congvu.james.guard;

import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mailbox.MessageManager.AppendCommand;
import org.apache.james.mailbox.exception.MailboxException;

/** Refuses what a mail program would put into a mailbox. */
public final class GuardedMessages {

  private final Guard guard;

  public GuardedMessages(Guard guard) {
    this.guard = guard;
  }

  /**
   * A mail that arrives passes: it was looked at before, and an error now would send it back to its
   * sender, document and all.
   */
  public boolean concerns(AppendCommand command) {
    return !command.isDelivery() && !guard.isIdle();
  }

  /**
   * @throws MailboxException when the message is held
   */
  public void check(AppendCommand command) throws MailboxException {
    if (!concerns(command)) {
      return;
    }
    try (InputStream message = command.getMsgIn().getInputStream()) {
      if (!guard.heldIn(message).isEmpty()) {
        throw new MailboxException("message is held");
      }
    } catch (IOException e) {
      throw new MailboxException("message cannot be read", e);
    }
  }
}
