package vn.congvu.mail.access;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A message as the folder's list shows it.
 *
 * @param flags system flags ({@code \Seen}) and keywords; without {@code \Recent}, which belongs to
 *     the session and not to the message
 * @param modSeq 0 when the server keeps none
 */
public record MessageState(
    long uid, SortedSet<String> flags, Instant internalDate, long size, long modSeq) {

  public MessageState {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }
}
