package vn.congvu.mail;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which mailboxes have got, moved or lost mail, so that nobody has to ask them all.
 *
 * <p>Failures are those of {@link MailProvisioning}.
 */
public interface ChangedMailboxes {

  /** Whether this server keeps count. Where not, every mailbox may have changed. */
  boolean offered();

  /**
   * A page of the mailboxes that changed at a moment or later. A mailbox of before the server began
   * to keep count changed then.
   *
   * @param after where the last page ended; null for the first
   */
  Changed since(Instant moment, @Nullable String after);

  /**
   * @param lastChange by address, by the server's clock
   * @param next where to go on; null at the end
   */
  record Changed(Map<String, Instant> lastChange, @Nullable String next) {}
}
