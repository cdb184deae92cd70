package vn.congvu.mail.access;

import java.util.concurrent.Semaphore;

/**
 * How much of large messages the connections of one process have under way at the same time: a
 * server may hold each of them whole, and a scanned document lies in many mailboxes.
 */
final class LargeMessages {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int MOST = 64;

  private final Semaphore mebibytes = new Semaphore(MOST, true);

  static boolean isLarge(long bytes) {
    return bytes > MEBIBYTE;
  }

  /**
   * A large message waits for its turn; one that is larger than all that may be has it alone. No
   * other command of its connection may be under way.
   */
  Turn await(long bytes) {
    if (!isLarge(bytes)) {
      return () -> {};
    }
    int needed = (int) Math.min(MOST, bytes / MEBIBYTE + 1);
    mebibytes.acquireUninterruptibly(needed);
    return () -> mebibytes.release(needed);
  }

  /** Ends when it is closed. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }
}
