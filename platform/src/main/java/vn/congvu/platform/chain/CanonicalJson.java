package vn.congvu.platform.chain;

import java.util.Collection;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in one way only, since its bytes are hashed: fields in the order given, no white
 * space, only the escapes that JSON demands. Not Jackson, whose settings may change.
 */
public final class CanonicalJson {

  private final StringJoiner fields = new StringJoiner(",", "{", "}");

  public CanonicalJson field(String name, long value) {
    fields.add(quote(name) + ":" + value);
    return this;
  }

  public CanonicalJson field(String name, @Nullable String value) {
    fields.add(quote(name) + ":" + (value == null ? "null" : quote(value)));
    return this;
  }

  public CanonicalJson field(String name, Collection<String> values) {
    String array =
        values.stream().map(CanonicalJson::quote).collect(Collectors.joining(",", "[", "]"));
    fields.add(quote(name) + ":" + array);
    return this;
  }

  public CanonicalJson field(String name, SortedMap<String, String> values) {
    fields.add(quote(name) + ":" + object(values));
    return this;
  }

  /**
   * @param json canonical already, see {@link #object}
   */
  public CanonicalJson json(String name, String json) {
    fields.add(quote(name) + ":" + json);
    return this;
  }

  public static String object(SortedMap<String, String> values) {
    CanonicalJson object = new CanonicalJson();
    values.forEach(object::field);
    return object.end();
  }

  public String end() {
    return fields.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        default -> {
          if (c < 0x20) {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
