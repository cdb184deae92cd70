package vn.congvu.mail.access;

import java.util.Set;

/**
 * Whom a message names as its recipients: addresses in small letters.
 *
 * @param named in To and Cc
 * @param hidden in Bcc, which only the sender's own copy has
 * @param whole false when not all of it could be read
 */
public record MessageRecipients(long uid, Set<String> named, Set<String> hidden, boolean whole) {

  public MessageRecipients {
    named = Set.copyOf(named);
    hidden = Set.copyOf(hidden);
  }

  /** Says nothing of who they are. */
  @Override
  public String toString() {
    return "MessageRecipients[" + uid + ", " + named.size() + " named]";
  }
}
