package vn.congvu.mail.access;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is new about a message that is known otherwise: the server said so since a mod-sequence. */
public record MessageFlags(long uid, SortedSet<String> flags, long modSeq) {

  public MessageFlags {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }
}
