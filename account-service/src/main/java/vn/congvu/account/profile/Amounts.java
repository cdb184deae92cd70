package vn.congvu.account.profile;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.congvu.platform.calendar.WorkingTime;

/**
 * Amounts as a regulation file spells them: a number and a unit, {@code 3 working days}, {@code 24
 * hours}, {@code 3 months}, {@code 2 GB}. The unit is part of the meaning: a limit in working days
 * is never read as one in days.
 */
final class Amounts {

  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6}) ([A-Za-z ]+)");
  private static final Map<String, Long> BYTES =
      Map.of("KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);

  private Amounts() {}

  private record Amount(int number, String unit) {}

  static WorkingTime workingTime(String text) {
    Amount amount = amount(text, "thời gian làm việc như '3 working days' hoặc '2 working hours'");
    return switch (amount.unit) {
      case "working day" -> WorkingTime.days(positive(amount));
      case "working hour" -> WorkingTime.hours(positive(amount));
      default -> throw wrongUnit(amount, "'working days' hoặc 'working hours'");
    };
  }

  static Period period(String text) {
    Amount amount = amount(text, "khoảng thời gian như '45 days' hoặc '3 months'");
    return switch (amount.unit) {
      case "day" -> Period.ofDays(amount.number);
      case "week" -> Period.ofWeeks(amount.number);
      case "month" -> Period.ofMonths(amount.number);
      case "year" -> Period.ofYears(amount.number);
      default -> throw wrongUnit(amount, "'days', 'weeks', 'months' hoặc 'years'");
    };
  }

  static Duration duration(String text) {
    Amount amount = amount(text, "khoảng thời gian như '24 hours' hoặc '10 minutes'");
    return switch (amount.unit) {
      case "minute" -> Duration.ofMinutes(amount.number);
      case "hour" -> Duration.ofHours(amount.number);
      case "day" -> Duration.ofDays(amount.number);
      default -> throw wrongUnit(amount, "'minutes', 'hours' hoặc 'days'");
    };
  }

  static long bytes(String text) {
    Amount amount = amount(text, "dung lượng như '2 GB' hoặc '500 MB'");
    Long factor = BYTES.get(amount.unit.toUpperCase(Locale.ROOT));
    if (factor == null) {
      throw wrongUnit(amount, "'KB', 'MB', 'GB' hoặc 'TB'");
    }
    return positive(amount) * factor;
  }

  private static Amount amount(String text, String wanted) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s' không phải %s".formatted(text, wanted));
    }
    String unit = matcher.group(2).strip();
    return new Amount(
        Integer.parseInt(matcher.group(1)),
        unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit);
  }

  private static int positive(Amount amount) {
    if (amount.number == 0) {
      throw new IllegalArgumentException("phải lớn hơn 0");
    }
    return amount.number;
  }

  private static IllegalArgumentException wrongUnit(Amount amount, String wanted) {
    return new IllegalArgumentException("sai đơn vị '%s'; cần %s".formatted(amount.unit, wanted));
  }
}
