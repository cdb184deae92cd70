package vn.congvu.backup.repository.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the few fields of one header block that matter here, first occurrence, unfolded; whatever
 * else stands there passes.
 */
final class Headers {

  private static final Set<String> WANTED =
      Set.of(
          "content-type", "content-transfer-encoding", "message-id", "references", "in-reply-to");
  private static final int LONGEST_NAME = 32;
  private static final int LONGEST_FIELD = 16 * 1024;
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
      if (!WANTED.contains(found) || fields.containsKey(found)) {
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
      String text =
          field.toString(StandardCharsets.ISO_8859_1).replaceAll("[\\r\\n]+", " ").strip();
      fields.put(name, text);
      name = null;
    }
    field.reset();
  }

  @Nullable String get(String wanted) {
    return fields.get(wanted);
  }

  boolean isMultipart() {
    return type().startsWith("multipart/");
  }

  /** A message that was forwarded as it is; an encoded one is a leaf like any other. */
  boolean isMessage() {
    return type().equals("message/rfc822") && encoding() == Encoding.IDENTITY;
  }

  Encoding encoding() {
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
