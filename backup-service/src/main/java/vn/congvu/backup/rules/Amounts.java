package vn.congvu.backup.rules;

import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as the regulation spells them: {@code 30 minutes}, {@code 12 months}. */
final class Amounts {

  private static final Pattern AMOUNT =
      Pattern.compile("(\\d{1,6}) (minute|hour|day|week|month|year)s?");

  private Amounts() {}

  static Duration duration(String text) {
    Matcher amount = amount(text);
    int number = Integer.parseInt(amount.group(1));
    return switch (amount.group(2)) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      case "day" -> Duration.ofDays(number);
      default -> throw new IllegalArgumentException("no duration: " + text);
    };
  }

  static Period period(String text) {
    Matcher amount = amount(text);
    int number = Integer.parseInt(amount.group(1));
    return switch (amount.group(2)) {
      case "day" -> Period.ofDays(number);
      case "week" -> Period.ofWeeks(number);
      case "month" -> Period.ofMonths(number);
      case "year" -> Period.ofYears(number);
      default -> throw new IllegalArgumentException("no period: " + text);
    };
  }

  private static Matcher amount(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no amount with a unit: " + text);
    }
    return matcher;
  }
}
