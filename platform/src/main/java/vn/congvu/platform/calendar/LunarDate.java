package vn.congvu.platform.calendar;

import java.time.LocalDate;

/**
 * Days of the Vietnamese lunar calendar, by Hồ Ngọc Đức's algorithm (after Meeus): new moons and
 * the sun's longitude at UTC+7, which is why Tết 2007 and 2030 are not the Chinese days.
 */
final class LunarDate {

  private static final double ZONE = 7.0 / 24.0;
  private static final double LUNATION = 29.530588853;
  private static final double FIRST_NEW_MOON = 2415021.076998695;
  private static final long JULIAN_DAY_OF_EPOCH = 2440588;

  private LunarDate() {}

  /** The solar date of a day of a lunar month (not a leap month). */
  static LocalDate of(int lunarYear, int lunarMonth, int lunarDay) {
    // Month 11 holds the winter solstice; months 1 to 10 follow that of the year before.
    int beforeYear = lunarMonth < 11 ? lunarYear - 1 : lunarYear;
    long start = monthEleven(beforeYear);
    long end = monthEleven(beforeYear + 1);
    int offset = Math.floorMod(lunarMonth - 11, 12);
    if (end - start > 365 && offset >= leapOffset(start)) {
      offset++;
    }
    return date(newMoonDay(moonOf(start) + offset) + lunarDay - 1);
  }

  /** The day on which the lunar month that holds the winter solstice of the year begins. */
  private static long monthEleven(int year) {
    long endOfYear = LocalDate.of(year, 12, 31).toEpochDay() + JULIAN_DAY_OF_EPOCH;
    long k = (long) ((endOfYear - 2415021) / LUNATION);
    long moon = newMoonDay(k);
    return sunSector(moon) >= 9 ? newMoonDay(k - 1) : moon;
  }

  /** Which month after month eleven repeats: the first without a principal term. */
  private static int leapOffset(long monthEleven) {
    long k = moonOf(monthEleven);
    int month = 1;
    int sector = sunSector(newMoonDay(k + month));
    int last;
    do {
      last = sector;
      month++;
      sector = sunSector(newMoonDay(k + month));
    } while (sector != last && month < 14);
    return month - 1;
  }

  /** Counts new moons since 1900-01-01 up to a month's first day. */
  private static long moonOf(long firstDay) {
    return (long) Math.floor(0.5 + (firstDay - FIRST_NEW_MOON) / LUNATION);
  }

  /** The Julian day number, in Viet Nam, of the k-th new moon since 1900-01-01. */
  private static long newMoonDay(long k) {
    double t = k / 1236.85;
    double t2 = t * t;
    double t3 = t2 * t;
    double mean =
        2415020.75933
            + 29.53058868 * k
            + 0.0001178 * t2
            - 0.000000155 * t3
            + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
    double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
    double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
    double node = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
    double correction =
        (0.1734 - 0.000393 * t) * sin(sun)
            + 0.0021 * sin(2 * sun)
            - 0.4068 * sin(moon)
            + 0.0161 * sin(2 * moon)
            - 0.0004 * sin(3 * moon)
            + 0.0104 * sin(2 * node)
            - 0.0051 * sin(sun + moon)
            - 0.0074 * sin(sun - moon)
            + 0.0004 * sin(2 * node + sun)
            - 0.0004 * sin(2 * node - sun)
            - 0.0006 * sin(2 * node + moon)
            + 0.0010 * sin(2 * node - moon)
            + 0.0005 * sin(2 * moon + sun);
    double deltaT =
        t < -11
            ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
            : -0.000278 + 0.000265 * t + 0.000262 * t2;
    return (long) Math.floor(mean + correction - deltaT + 0.5 + ZONE);
  }

  /** In which twelfth of the ecliptic the sun stands at that day's midnight in Viet Nam. */
  private static int sunSector(long julianDay) {
    double t = (julianDay - 2451545.5 - ZONE) / 36525;
    double t2 = t * t;
    double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
    double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
    double centre =
        (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
            + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
            + 0.000290 * sin(3 * anomaly);
    double longitude = (mean + centre) % 360;
    return (int) Math.floor((longitude < 0 ? longitude + 360 : longitude) / 30);
  }

  private static double sin(double degrees) {
    return Math.sin(Math.toRadians(degrees));
  }

  private static LocalDate date(long julianDay) {
    return LocalDate.ofEpochDay(julianDay - JULIAN_DAY_OF_EPOCH);
  }
}
