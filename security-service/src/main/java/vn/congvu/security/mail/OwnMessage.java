package vn.congvu.security.mail;

import java.time.Instant;
import vn.congvu.mail.access.MessageListing;

/**
 * A message of the caller's own mailbox, without anything of its content.
 *
 * @param uidValidity with {@code folder} and {@code uid} it names the message in a report
 * @param size in bytes
 */
record OwnMessage(
    String folder, long uidValidity, long uid, Instant receivedAt, String sender, long size) {

  static OwnMessage of(String folder, long uidValidity, MessageListing listed) {
    return new OwnMessage(
        folder, uidValidity, listed.uid(), listed.internalDate(), listed.sender(), listed.size());
  }
}
