package vn.congvu.mail.access;

import java.io.ByteArrayInputStream;
import java.util.Set;

/**
 * What the header of a mail that lies in no mailbox says of whom it is from and to.
 *
 * @param messageId with its brackets; empty when there is none
 * @param sender the address in the first From field; empty when there is none that can be read
 * @param named in To and Cc
 * @param hidden in Bcc
 * @param whole false when not all of it could be read
 */
public record MessageHeader(
    String messageId, String sender, Set<String> named, Set<String> hidden, boolean whole) {

  public MessageHeader {
    named = Set.copyOf(named);
    hidden = Set.copyOf(hidden);
  }

  /**
   * @param mail its beginning, at least to the end of the header; the rest is not looked at
   */
  public static MessageHeader read(byte[] mail) {
    HeaderFields fields = HeaderFields.of(new ByteArrayInputStream(mail), true);
    Set<String> named = fields.addresses("To", "Cc");
    Set<String> hidden = fields.addresses("Bcc");
    return new MessageHeader(fields.messageId(), fields.sender(), named, hidden, fields.isWhole());
  }

  /** Says nothing of the people. */
  @Override
  public String toString() {
    return "MessageHeader[" + named.size() + " named]";
  }
}
