package vn.congvu.mail.access;

import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxDecoder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

/**
 * A folder of a mailbox.
 *
 * @param name as its owner reads it
 * @param wireName as the server spells it (modified UTF-7); a name that does not decode stays as it
 *     is in both
 * @param delimiter between the levels of the name; NUL when the server knows no levels
 * @param selectable false for a mere level that holds no mail
 */
public record MailFolder(String name, String wireName, char delimiter, boolean selectable) {

  static MailFolder ofWire(String wireName, char delimiter, boolean selectable) {
    return new MailFolder(decode(wireName), wireName, delimiter, selectable);
  }

  /** The spelling under which a folder of this name is created and found. */
  public static String wireName(String name) {
    return BASE64MailboxEncoder.encode(name);
  }

  private static String decode(String wireName) {
    try {
      String name = BASE64MailboxDecoder.decode(wireName);
      return name.indexOf('\uFFFD') < 0 && wireName(name).equals(wireName) ? name : raw(wireName);
    } catch (RuntimeException broken) {
      return raw(wireName);
    }
  }

  /** Servers of old send UTF-8 as it is. */
  private static String raw(String wireName) {
    byte[] bytes = wireName.getBytes(StandardCharsets.ISO_8859_1);
    String utf8 = new String(bytes, StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : wireName;
  }
}
