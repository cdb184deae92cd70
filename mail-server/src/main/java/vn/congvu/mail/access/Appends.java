package vn.congvu.mail.access;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/**
 * Adds messages one behind the other: while the server writes one, the next is fetched and sent,
 * unless it is a large one. Nothing else may be asked of the mailbox before {@link #await}.
 */
public final class Appends {

  /** The message that the server writes, and the one that it takes up next. */
  static final int UNDER_WAY = 2;

  private final OpenMailbox mailbox;
  private final int mostUnderWay;
  private final Queue<String> underWay = new ArrayDeque<>();

  Appends(OpenMailbox mailbox, int mostUnderWay) {
    this.mailbox = mailbox;
    this.mostUnderWay = mostUnderWay;
  }

  /**
   * Sends a message, see {@link OpenMailbox#append}.
   *
   * @throws vn.congvu.mail.MailServerRefused when the server did not take this one or one before it
   */
  public void add(
      String wireName,
      Collection<String> flags,
      Instant internalDate,
      long size,
      MessageSource message) {
    if (LargeMessages.isLarge(size)) {
      await();
      var _ = mailbox.append(wireName, flags, internalDate, size, message);
      return;
    }
    while (underWay.size() >= mostUnderWay) {
      var _ = mailbox.appended(underWay.remove());
    }
    underWay.add(mailbox.beginAppend(wireName, flags, internalDate, size, message));
  }

  /** Returns when the server has all of them. */
  public void await() {
    while (!underWay.isEmpty()) {
      var _ = mailbox.appended(underWay.remove());
    }
  }
}
