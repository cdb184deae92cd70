package vn.congvu.security.rules;

import java.time.Duration;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the regulation says, under the key that it has in the profile. Times run day and night.
 *
 * @param parse throws IllegalArgumentException or DateTimeException for what cannot be read
 * @param byDefault what holds until the regulation was announced
 */
public record SpillRule<T>(String key, Function<String, T> parse, String byDefault) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9}) bytes?");
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6}) (minute|hour|day)s?");

  public static final SpillRule<Duration> TELL_HEAD = time("leak.tellHead", "30 minutes");
  public static final SpillRule<Duration> TELL_OPERATOR = time("leak.tellOperator", "1 hour");
  public static final SpillRule<Duration> TELL_SENDER = time("leak.tellSender", "2 hours");
  public static final SpillRule<Duration> TELL_AUTHORITY = time("leak.tellAuthority", "24 hours");

  /** How long the document of an exercise may lie unreported. */
  public static final SpillRule<Duration> REPORT_WITHIN = time("leak.reportWithin", "4 hours");

  /** From the head's confirmation on; {@link #CONTAIN_WITHIN} likewise. */
  public static final SpillRule<Duration> LOCATE_WITHIN = time("leak.locateWithin", "30 minutes");

  public static final SpillRule<Duration> CONTAIN_WITHIN = time("leak.containWithin", "1 hour");

  /** From the containing on. */
  public static final SpillRule<Duration> APPROVE_WITHIN = time("leak.approveWithin", "24 hours");

  /** How long an approval to destroy may be carried out. */
  public static final SpillRule<Duration> APPROVAL_VALID_FOR =
      time("leak.approvalValidFor", "72 hours");

  /** How long somebody who is not on a case may look at it by order. */
  public static final SpillRule<Duration> BREAK_GLASS_VALID_FOR =
      time("leak.breakGlassValidFor", "24 hours");

  /** How long a part must be, decoded, to be looked for: many messages have the same short ones. */
  public static final SpillRule<Long> PARTS_FROM =
      new SpillRule<>("leak.partsFrom", SpillRule::bytes, "1024 bytes");

  public static final SpillRule<ContainmentKind> CONTAINMENT =
      new SpillRule<>(
          "leak.containment", text -> ContainmentKind.valueOf(text.strip()), "SEALED_HOLD");

  /** The day on which a year of the figures begins. */
  public static final SpillRule<MonthDay> FIGURES_FROM =
      new SpillRule<>("leak.figuresFrom", text -> MonthDay.parse("--" + text.strip()), "12-15");

  /** The days on which the heads are asked who may enter their units' mailboxes. */
  public static final SpillRule<List<MonthDay>> ACCESS_REVIEWED_ON =
      new SpillRule<>("access.reviewedOn", SpillRule::days, "01-01, 07-01");

  public static final SpillRule<Duration> ACCESS_REVIEWED_WITHIN =
      time("access.reviewedWithin", "30 days");

  static final List<SpillRule<?>> ALL =
      List.of(
          TELL_HEAD,
          TELL_OPERATOR,
          TELL_SENDER,
          TELL_AUTHORITY,
          REPORT_WITHIN,
          LOCATE_WITHIN,
          CONTAIN_WITHIN,
          APPROVE_WITHIN,
          APPROVAL_VALID_FOR,
          BREAK_GLASS_VALID_FOR,
          PARTS_FROM,
          CONTAINMENT,
          FIGURES_FROM,
          ACCESS_REVIEWED_ON,
          ACCESS_REVIEWED_WITHIN);

  private static SpillRule<Duration> time(String key, String byDefault) {
    return new SpillRule<>(key, SpillRule::amount, byDefault);
  }

  private static List<MonthDay> days(String text) {
    return Arrays.stream(text.split(",")).map(day -> MonthDay.parse("--" + day.strip())).toList();
  }

  private static Long bytes(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException("no number of bytes");
    }
    return Long.valueOf(size.group(1));
  }

  private static Duration amount(String text) {
    Matcher amount = AMOUNT.matcher(text.strip());
    if (!amount.matches()) {
      throw new IllegalArgumentException("no amount of time with a unit");
    }
    int number = Integer.parseInt(amount.group(1));
    return switch (amount.group(2)) {
      case "minute" -> Duration.ofMinutes(number);
      case "hour" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
