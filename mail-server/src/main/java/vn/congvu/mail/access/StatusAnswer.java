package vn.congvu.mail.access;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Gathers what STATUS, SELECT and EXAMINE say of a folder. */
final class StatusAnswer implements Answers {

  private final Map<String, Long> values = new HashMap<>();

  @Override
  public boolean data(String word, long number, Wire wire) {
    return switch (word) {
      case "EXISTS" -> {
        values.put("MESSAGES", number);
        yield true;
      }
      case "STATUS" -> {
        wire.expect(' ', "a folder's state");
        String _ = wire.string("a folder's name");
        wire.expect(' ', "a folder's state");
        wire.expect('(', "a folder's state");
        while (!wire.skip(')')) {
          if (!wire.skip(' ')) {
            String name = wire.atom("a folder's state").toUpperCase(Locale.ROOT);
            wire.expect(' ', "a folder's state");
            values.put(name, wire.number("a folder's state"));
          }
        }
        yield true;
      }
      default -> false;
    };
  }

  @Override
  public void status(StatusLine line) {
    if (line.has("UIDVALIDITY") || line.has("UIDNEXT") || line.has("HIGHESTMODSEQ")) {
      values.put(line.code(), line.number());
    }
  }

  FolderState state() {
    return new FolderState(
        require("UIDVALIDITY"),
        require("UIDNEXT"),
        values.getOrDefault("HIGHESTMODSEQ", 0L),
        require("MESSAGES"));
  }

  private long require(String name) {
    Long value = values.get(name);
    if (value == null) {
      throw Wire.garbled("a folder's " + name);
    }
    return value;
  }
}
