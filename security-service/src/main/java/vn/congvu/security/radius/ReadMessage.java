package vn.congvu.security.radius;

import java.util.Set;
import java.util.UUID;

/**
 * The envelope of a message, which may have many copies.
 *
 * @param message keyed hash of its Message-ID
 * @param sender empty when it names none
 * @param hidden as the sender's own copy names them
 * @param hiddenKnown whether that copy was read
 * @param whole whether all recipients could be read
 */
record ReadMessage(
    UUID message,
    String sender,
    Set<String> named,
    Set<String> hidden,
    boolean hiddenKnown,
    boolean whole) {

  /** Says nothing of the people. */
  @Override
  public String toString() {
    return "ReadMessage[" + message + "]";
  }
}
