package vn.congvu.mail.access;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which message it is, who sent it and what its owner's programs noted about it; no subject.
 *
 * @param flags system flags and keywords
 * @param messageId with its brackets; empty when there is none
 * @param sender the address in the first From field; empty when there is none that can be read
 */
public record MessageEnvelope(
    long uid, SortedSet<String> flags, Instant internalDate, String messageId, String sender) {

  public MessageEnvelope {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }

  /** Says nothing of whom it is from. */
  @Override
  public String toString() {
    return "MessageEnvelope[" + uid + "]";
  }
}
