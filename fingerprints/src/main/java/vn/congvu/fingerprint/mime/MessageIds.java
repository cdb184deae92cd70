package vn.congvu.fingerprint.mime;

import java.util.ArrayList;
import java.util.List;

/** Message-IDs (RFC 5322 section 3.6.4) as they are really written. */
public final class MessageIds {

  private MessageIds() {}

  /** The id without its brackets and without what stands around them. */
  public static String bare(String messageId) {
    List<String> bracketed = inBrackets(messageId);
    return withoutBlanks(bracketed.isEmpty() ? messageId : bracketed.getFirst());
  }

  /** The ids in one field; one without brackets is the whole field. */
  static List<String> own(String field) {
    List<String> ids = bracketed(field);
    if (ids.isEmpty()) {
      add(field, ids);
    }
    return ids;
  }

  /** In a list of references only what has brackets is an id. */
  static List<String> bracketed(String field) {
    List<String> ids = new ArrayList<>();
    inBrackets(field).forEach(id -> add(id, ids));
    return ids;
  }

  private static List<String> inBrackets(String field) {
    List<String> found = new ArrayList<>();
    for (int open = field.indexOf('<'); open >= 0; open = field.indexOf('<', open + 1)) {
      int end = open + 1;
      while (end < field.length() && field.charAt(end) != '<' && field.charAt(end) != '>') {
        end++;
      }
      if (end > open + 1 && end < field.length() && field.charAt(end) == '>') {
        found.add(field.substring(open + 1, end));
      }
    }
    return found;
  }

  private static void add(String id, List<String> ids) {
    String bare = withoutBlanks(id);
    if (!bare.isEmpty()) {
      ids.add(bare);
    }
  }

  /** A long id may be folded in the middle. */
  private static String withoutBlanks(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) <= ' ') {
        return id.replaceAll("[\\x00- ]+", "");
      }
    }
    return id;
  }
}
