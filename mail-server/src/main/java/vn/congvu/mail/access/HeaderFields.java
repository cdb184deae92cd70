package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a message's header that an answer brings; what cannot be read is nobody's. */
final class HeaderFields {

  /** The address list of a mail to a whole province is longer than its text. */
  private static final int LONGEST = 4 * 1024 * 1024;

  private static final int LONGEST_SENDER = 8 * 1024;
  private static final int LONGEST_ADDRESS = 320;

  /** For a list that breaks the grammar somewhere: the addresses in it all the same. */
  private static final Pattern LIKE_AN_ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}<>()\\[\\],;:\"@\\\\]{1,64}@[^\\s\\p{Cntrl}<>()\\[\\],;:\"@\\\\]{1,255}");

  static final HeaderFields NONE = new HeaderFields(new InternetHeaders(), true);

  private final InternetHeaders fields;
  private boolean whole;

  private HeaderFields(InternetHeaders fields, boolean whole) {
    this.fields = fields;
    this.whole = whole;
  }

  static HeaderFields read(Wire wire) {
    return switch (wire.peek()) {
      case '{', '~' -> {
        try (Wire.Literal header = wire.literal()) {
          yield of(header);
        }
      }
      case '"' -> of(wire.string("a header").getBytes(ISO_8859_1), true);
      default -> {
        wire.skipValue();
        yield NONE;
      }
    };
  }

  private static HeaderFields of(Wire.Literal header) {
    boolean whole = header.length() <= LONGEST;
    byte[] head = new byte[(int) Math.min(LONGEST, header.length())];
    for (int at = 0; at < head.length; ) {
      at += header.read(head, at, head.length - at);
    }
    return of(head, whole);
  }

  private static HeaderFields of(byte[] header, boolean whole) {
    return of(new ByteArrayInputStream(header), whole);
  }

  /**
   * @param mail read to the end of its header
   */
  static HeaderFields of(InputStream mail, boolean whole) {
    try {
      return new HeaderFields(new InternetHeaders(mail, true), whole);
    } catch (MessagingException unreadable) {
      return new HeaderFields(new InternetHeaders(), false);
    }
  }

  /** The first address that the message is from; empty when there is none that can be read. */
  String sender() {
    String from = fields.getHeader("From", ",");
    if (from == null) {
      return "";
    }
    String start = from.length() > LONGEST_SENDER ? from.substring(0, LONGEST_SENDER) : from;
    try {
      InternetAddress[] senders = InternetAddress.parseHeader(start, false);
      String address = senders.length == 0 ? null : senders[0].getAddress();
      return address == null || address.length() > LONGEST_ADDRESS ? "" : printable(address);
    } catch (AddressException unreadable) {
      return "";
    }
  }

  /** With its brackets; empty when there is none. */
  String messageId() {
    String id = fields.getHeader("Message-ID", null);
    return id == null ? "" : id.replaceAll("\\s", "");
  }

  /** The addresses in these fields in small letters, each once, groups resolved. */
  Set<String> addresses(String... names) {
    var addresses = new LinkedHashSet<String>();
    for (String name : names) {
      String list = fields.getHeader(name, ",");
      if (list != null) {
        addresses.addAll(addresses(list));
      }
    }
    return addresses;
  }

  private Set<String> addresses(String list) {
    var found = new LinkedHashSet<String>();
    boolean sound = true;
    try {
      for (InternetAddress address : InternetAddress.parseHeader(list, false)) {
        InternetAddress[] members = address.isGroup() ? address.getGroup(false) : null;
        if (members == null) {
          sound &= add(found, address.getAddress());
        } else {
          for (InternetAddress member : members) {
            sound &= add(found, member.getAddress());
          }
        }
      }
    } catch (AddressException broken) {
      sound = false;
    }
    if (!sound) {
      whole = false;
      LIKE_AN_ADDRESS.matcher(list).results().forEach(match -> add(found, match.group()));
    }
    return found;
  }

  private static boolean add(Set<String> found, @Nullable String address) {
    String small = address == null ? "" : address.toLowerCase(Locale.ROOT);
    boolean sound = LIKE_AN_ADDRESS.matcher(small).matches();
    if (sound) {
      found.add(small);
    }
    return sound;
  }

  /** Whether everything that was asked for could be read. */
  boolean isWhole() {
    return whole;
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}|\\p{Cs}", "");
  }
}
