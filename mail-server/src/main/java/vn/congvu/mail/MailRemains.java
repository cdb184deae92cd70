package vn.congvu.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server's own storage still holds of messages that are in no mailbox any more: a
 * database leaves the bytes of a deleted row where they lay. Failures are those of {@link
 * MailProvisioning}.
 */
public interface MailRemains {

  /** Whether this server can be told to remove them; where not, its operator has to. */
  boolean offered();

  /**
   * Begins to write the storage anew, unless that is under way. Mail waits meanwhile, for as long
   * as the copying takes.
   */
  void scrub();

  State state();

  /**
   * @param bytes what a scrub writes at most
   * @param goneThrough whatever was deleted before is in no file any more; null when nobody knows
   */
  record State(boolean running, long bytes, @Nullable Instant goneThrough) {}
}
