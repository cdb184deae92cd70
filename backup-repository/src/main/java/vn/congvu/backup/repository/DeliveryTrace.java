package vn.congvu.backup.repository;

import java.nio.charset.StandardCharsets;

/**
 * Knows where, in the headers of a message, the trace of this one delivery ends (RFC 5321, section
 * 4.4): behind the first Received field. What stands below it is the same in every copy that was
 * sent to somebody.
 */
final class DeliveryTrace {

  private static final byte[] RECEIVED = "received:".getBytes(StandardCharsets.US_ASCII);

  private boolean received;
  private boolean ended;

  /** Whether the trace ends before this line of the headers; true once at most. */
  boolean endsBefore(byte[] line, int offset, int length) {
    if (ended || length == 0 || line[offset] == ' ' || line[offset] == '\t') {
      return false;
    }
    ended = received;
    received = isReceived(line, offset, length);
    return ended;
  }

  private static boolean isReceived(byte[] line, int offset, int length) {
    if (length < RECEIVED.length) {
      return false;
    }
    for (int i = 0; i < RECEIVED.length; i++) {
      if ((line[offset + i] | 0x20) != (RECEIVED[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }
}
