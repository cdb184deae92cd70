package vn.congvu.mail.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code OK [UIDVALIDITY 7] text}: the server's judgement, with a code that machines read. */
record StatusLine(String verdict, @Nullable String code, String arguments) {

  static StatusLine of(String verdict, String text) {
    int end = text.indexOf(']');
    if (!text.startsWith("[") || end < 0) {
      return new StatusLine(verdict, null, "");
    }
    String inside = text.substring(1, end);
    int blank = inside.indexOf(' ');
    return blank < 0
        ? new StatusLine(verdict, inside.toUpperCase(Locale.ROOT), "")
        : new StatusLine(
            verdict,
            inside.substring(0, blank).toUpperCase(Locale.ROOT),
            inside.substring(blank + 1).strip());
  }

  boolean isOk() {
    return verdict.equals("OK");
  }

  boolean has(String wanted) {
    return wanted.equals(code);
  }

  long number() {
    try {
      return Long.parseLong(arguments);
    } catch (NumberFormatException e) {
      throw Wire.garbled("the number of " + code);
    }
  }
}
