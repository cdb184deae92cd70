package vn.congvu.fingerprint.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the few fields of one header block that matter here, unfolded; whatever else stands there
 * passes. Of a field that says what the content is the first counts, of ids all do.
 */
final class Headers {

  private static final Set<String> CONTENT = Set.of("content-type", "content-transfer-encoding");
  private static final Set<String> IDS = Set.of("message-id", "references", "in-reply-to");
  private static final Set<String> ENCLOSING =
      Set.of("message/rfc822", "message/global", "text/rfc822-headers");
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_FIELD = 16 * 1024;
  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.){1,200})\"|([^\\s;\"]{1,200}))",
          Pattern.CASE_INSENSITIVE);

  private final Map<String, String> fields = new HashMap<>();
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private @Nullable String name;

  /** A piece of a line; a line longer than the buffer comes in several. */
  void add(byte[] bytes, int offset, int length, boolean startsLine) {
    if (startsLine && !isBlank(bytes[offset])) {
      finish();
      int colon = indexOf(bytes, offset, Math.min(length, LONGEST_NAME), (byte) ':');
      if (colon < 0) {
        return;
      }
      String found =
          new String(bytes, offset, colon - offset, StandardCharsets.ISO_8859_1)
              .strip()
              .toLowerCase(Locale.ROOT);
      if (!IDS.contains(found) && (!CONTENT.contains(found) || fields.containsKey(found))) {
        return;
      }
      name = found;
      keep(bytes, colon + 1, offset + length);
    } else if (name != null) {
      keep(bytes, offset, offset + length);
    }
  }

  void finish() {
    if (name != null) {
      fields.merge(name, unfolded(field.toString(StandardCharsets.ISO_8859_1)), Headers::join);
      name = null;
    }
    field.reset();
  }

  private static String unfolded(String field) {
    String text = field.strip();
    boolean folded = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    return folded ? LINE_ENDS.matcher(text).replaceAll(" ") : text;
  }

  private static String join(String known, String more) {
    return known.length() + more.length() < LONGEST_FIELD ? known + ' ' + more : known;
  }

  private @Nullable String get(String wanted) {
    return fields.get(wanted);
  }

  MessageHead identify(boolean outermost) {
    var references = new LinkedHashSet<String>();
    for (String field : List.of("references", "in-reply-to")) {
      references.addAll(MessageIds.bracketed(text(field)));
    }
    return new MessageHead(
        outermost,
        List.copyOf(new LinkedHashSet<>(MessageIds.own(text("message-id")))),
        List.copyOf(references));
  }

  /** UTF-8 if it can be, for so do people write it who look for it. */
  private String text(String name) {
    String octets = fields.getOrDefault(name, "");
    if (octets.isEmpty()) {
      return octets;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException _) {
      return octets;
    }
  }

  boolean isMultipart() {
    return type().startsWith("multipart/");
  }

  /** A message that goes on behind these headers as it is. */
  boolean isMessage() {
    return ENCLOSING.contains(type()) && encoding() == Encoding.IDENTITY;
  }

  LeafHead leaf() {
    return new LeafHead(encoding(), ENCLOSING.contains(type()));
  }

  private Encoding encoding() {
    return Encoding.of(get("content-transfer-encoding"));
  }

  byte @Nullable [] boundary() {
    String contentType = get("content-type");
    if (contentType == null) {
      return null;
    }
    Matcher matcher = BOUNDARY.matcher(contentType);
    if (!matcher.find()) {
      return null;
    }
    String quoted = matcher.group(1);
    String text = quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(2);
    return ("--" + text.stripTrailing()).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String type() {
    String contentType = get("content-type");
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private void keep(byte[] bytes, int from, int to) {
    int room = LONGEST_FIELD - field.size();
    field.write(bytes, from, Math.clamp(to - from, 0, room));
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static int indexOf(byte[] bytes, int offset, int length, byte wanted) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
