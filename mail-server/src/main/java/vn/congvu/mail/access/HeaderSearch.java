package vn.congvu.mail.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Messages that name an id in one of the fields. The text is never part of the command: whatever it
 * holds, it cannot become one.
 *
 * @param fields at least one
 * @param text an id with its brackets, unfolded
 */
public record HeaderSearch(Set<Field> fields, String text) {

  /** Longer ones go as a literal, for servers bound the length of a line. */
  private static final int LONGEST_QUOTED = 1000;

  /** Where a message names others and itself. */
  public enum Field {
    MESSAGE_ID("Message-ID"),
    REFERENCES("References"),
    IN_REPLY_TO("In-Reply-To");

    private final String name;

    Field(String name) {
      this.name = name;
    }
  }

  public HeaderSearch {
    fields = Set.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a search needs a field");
    }
  }

  /** The message itself, and whatever answers it. */
  public static HeaderSearch naming(String messageId) {
    return new HeaderSearch(Set.of(Field.values()), messageId);
  }

  /** An unfolded field has no line end, and no mail has a NUL that IMAP could be asked for. */
  boolean canBeFound() {
    return !text.isBlank() && text.chars().noneMatch(c -> c == '\r' || c == '\n' || c == 0);
  }

  /** One character an octet. */
  String command(boolean takesLiterals) {
    String octets = new String(text.getBytes(UTF_8), ISO_8859_1);
    boolean plain = octets.length() == text.length();
    var command = new StringBuilder("UID SEARCH");
    command.append(plain ? "" : " CHARSET UTF-8");
    Iterator<Field> rest = new TreeSet<>(fields).iterator();
    while (rest.hasNext()) {
      Field field = rest.next();
      command
          .append(rest.hasNext() ? " OR" : "")
          .append(" HEADER ")
          .append(field.name)
          .append(' ')
          .append(argument(octets, takesLiterals));
    }
    return command.toString();
  }

  private static String argument(String octets, boolean takesLiterals) {
    if (octets.length() <= LONGEST_QUOTED
        && octets.chars().allMatch(octet -> octet >= ' ' && octet < 127)) {
      return OpenMailbox.quote(octets);
    }
    if (!takesLiterals) {
      throw new UnsupportedOperationException("server takes no such text in a search");
    }
    return "{" + octets.length() + "+}\r\n" + octets;
  }

  /** Says nothing of the id. */
  @Override
  public String toString() {
    return "HeaderSearch" + fields;
  }
}
