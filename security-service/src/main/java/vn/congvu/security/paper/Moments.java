package vn.congvu.security.paper;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import vn.congvu.platform.calendar.WorkingCalendar;

/** How papers say when. */
public final class Moments {

  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("HH 'giờ' mm 'phút ngày' dd/MM/yyyy")
          .withZone(WorkingCalendar.ZONE);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(WorkingCalendar.ZONE);

  private Moments() {}

  /** In a sentence. */
  public static String fully(Instant at) {
    return FULL.format(at);
  }

  /** In a table. */
  public static String shortly(Instant at) {
    return SHORT.format(at);
  }
}
