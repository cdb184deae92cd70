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
   * as the copying takes. Nothing is written where the server cannot do it now: it is ordered again
   * until {@link State#goneThrough} says that it is done.
   *
   * @param deleted by the clock of who orders, to the microsecond: what was deleted until then has
   *     to go
   */
  void scrub(Instant deleted);

  State state();

  /**
   * @param bytes what a scrub writes at most
   * @param goneThrough the latest moment of an order that was carried out; null when none was
   */
  record State(boolean running, long bytes, @Nullable Instant goneThrough) {}
}
