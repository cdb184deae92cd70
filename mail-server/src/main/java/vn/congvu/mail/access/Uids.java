package vn.congvu.mail.access;

import java.util.List;

/** UIDs as IMAP writes them: {@code 4:7,9}. */
final class Uids {

  private Uids() {}

  /**
   * @param sorted ascending, without repeats
   */
  static String set(List<Long> sorted) {
    var set = new StringBuilder();
    for (int i = 0; i < sorted.size(); i++) {
      int last = i;
      while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
        last++;
      }
      if (!set.isEmpty()) {
        set.append(',');
      }
      set.append(sorted.get(i));
      if (last > i) {
        set.append(':').append(sorted.get(last));
      }
      i = last;
    }
    return set.toString();
  }

  /** Reads {@code 4:7,9} range by range. */
  static void each(String set, Range range) {
    for (String part : set.split(",", -1)) {
      int colon = part.indexOf(':');
      try {
        long first = Long.parseLong(colon < 0 ? part : part.substring(0, colon));
        long last = colon < 0 ? first : Long.parseLong(part.substring(colon + 1));
        range.of(Math.min(first, last), Math.max(first, last));
      } catch (NumberFormatException e) {
        throw Wire.garbled("a set of UIDs");
      }
    }
  }

  interface Range {
    void of(long first, long last);
  }
}
