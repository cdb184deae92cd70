package vn.congvu.fingerprint.mime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Message-IDs (RFC 5322 section 3.6.4) as they are really written. */
public final class MessageIds {

  private static final Pattern BRACKETED = Pattern.compile("<([^<>]+)>");

  private MessageIds() {}

  /** The id without its brackets and without what stands around them. */
  public static String bare(String messageId) {
    Matcher matcher = BRACKETED.matcher(messageId);
    return withoutBlanks(matcher.find() ? matcher.group(1) : messageId);
  }

  /** The ids in one field; one without brackets is the whole field. */
  static Stream<String> own(String field) {
    List<String> bracketed = bracketed(field).toList();
    return (bracketed.isEmpty() ? Stream.of(withoutBlanks(field)) : bracketed.stream())
        .filter(id -> !id.isEmpty());
  }

  /** In a list of references only what has brackets is an id. */
  static Stream<String> bracketed(String field) {
    return BRACKETED
        .matcher(field)
        .results()
        .map(match -> withoutBlanks(match.group(1)))
        .filter(id -> !id.isEmpty());
  }

  /** A long id may be folded in the middle. */
  private static String withoutBlanks(String id) {
    return id.chars().anyMatch(c -> c <= ' ') ? id.replaceAll("[\\x00- ]+", "") : id;
  }
}
