package vn.congvu.paper;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who writes, under which number, where and when.
 *
 * @param superior the agency above the one that writes, when there is one
 * @param number "Số: 12/SNV-VP", or with room to write it in; none for a paper that bears none
 * @param placeAndDate as {@link #placeAndDate} writes it
 */
public record Letterhead(
    @Nullable String superior, String agency, @Nullable String number, String placeAndDate) {

  /**
   * @param place left out when it is not known
   * @param day room is left for it while it is not known
   */
  public static String placeAndDate(@Nullable String place, @Nullable LocalDate day) {
    String date = day == null ? "ngày …… tháng …… năm ……" : date(day);
    return place == null ? date : place + ", " + date;
  }

  private static String date(LocalDate day) {
    // Nghị định 30/2020: a zero before days below ten and the months January and February only.
    String month = (day.getMonthValue() < 3 ? "0" : "") + day.getMonthValue();
    return "ngày %02d tháng %s năm %d".formatted(day.getDayOfMonth(), month, day.getYear());
  }
}
