package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;

/** The address in a From field; whatever cannot be read is nobody's. */
final class Sender {

  private static final int LONGEST_FIELD = 8 * 1024;
  private static final int LONGEST_ADDRESS = 320;

  private Sender() {}

  static String read(Wire wire) {
    return switch (wire.peek()) {
      case '{', '~' -> {
        try (Wire.Literal field = wire.literal()) {
          yield of(field);
        }
      }
      case '"' -> address(wire.string("a sender").getBytes(ISO_8859_1));
      default -> {
        wire.skipValue();
        yield "";
      }
    };
  }

  private static String of(Wire.Literal field) {
    byte[] head = new byte[(int) Math.min(LONGEST_FIELD, field.length())];
    for (int at = 0; at < head.length; ) {
      at += field.read(head, at, head.length - at);
    }
    return address(head);
  }

  private static String address(byte[] field) {
    try {
      String from =
          new InternetHeaders(new ByteArrayInputStream(field), true).getHeader("From", ",");
      InternetAddress[] senders =
          from == null ? new InternetAddress[0] : InternetAddress.parseHeader(from, false);
      String address = senders.length == 0 ? null : senders[0].getAddress();
      return address == null || address.length() > LONGEST_ADDRESS
          ? ""
          : address.replaceAll("\\p{Cntrl}|\\p{Cs}", "");
    } catch (MessagingException unreadable) {
      return "";
    }
  }
}
