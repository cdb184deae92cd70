package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.congvu.account.profile.InvalidRegulationException.Fault;
import vn.congvu.account.profile.LeaverRules.TransferFiler;
import vn.congvu.account.profile.LockRules.Trigger;
import vn.congvu.account.profile.UseRules.ResetChannel;
import vn.congvu.platform.calendar.WorkingTime;

/**
 * Turns a regulation document into a profile, or says everything that is wrong with it. Written by
 * hand and not bound by Jackson, which stops at the first fault and names Java fields, not keys.
 */
final class RegulationReader {

  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?=.{4,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
  private static final NamingTemplate ANY_TEMPLATE = NamingTemplate.parsePersonal("{ten}");

  private RegulationReader() {}

  /**
   * @param source named in the message: a file, or the version of a proposal
   */
  static RegulationProfile read(String source, JsonNode document) {
    List<Fault> faults = new ArrayList<>();
    RuleSection top = new RuleSection("", document, faults);
    RegulationProfile profile = profile(top);
    top.refuseUnknownKeys();
    if (!faults.isEmpty()) {
      throw new InvalidRegulationException(source, faults);
    }
    return profile;
  }

  private static RegulationProfile profile(RuleSection top) {
    RuleSection password = top.section("password");
    return new RegulationProfile(
        top.plain("id", Function.identity(), ""),
        top.plain("title", Function.identity(), ""),
        top.plain("effectiveFrom", LocalDate::parse, LocalDate.EPOCH),
        operator(top.section("operator")),
        slas(top.section("sla")),
        top.rule("support", text(Amounts::duration), Duration.ZERO),
        naming(top.section("naming")),
        quotas(top.section("quota")),
        attachments(top.section("attachment")),
        passwords(password.section("user")),
        passwords(password.section("admin")),
        locks(top.section("lock")),
        leavers(top.section("leaver")),
        top.rule("addressQuarantine", text(Amounts::period), Period.ZERO),
        top.rule("oneTimeLinkValidity", text(Amounts::duration), Duration.ZERO),
        reports(top.section("report")),
        records(top.section("record")),
        backups(top.section("backup")),
        leaks(top.section("leak")),
        use(top.section("use")));
  }

  private static OperatorRules operator(RuleSection section) {
    return new OperatorRules(
        section.rule("name", text(Function.identity()), ""),
        section.rule("province", text(Function.identity()), ""),
        section.rule("mailDomains", nonEmpty(RegulationReader::domain), List.of()));
  }

  private static Map<RequestType, Rule<WorkingTime>> slas(RuleSection section) {
    Map<RequestType, Rule<WorkingTime>> slas = new EnumMap<>(RequestType.class);
    for (RequestType type : RequestType.values()) {
      slas.put(type, section.rule(type.key(), text(Amounts::workingTime), WorkingTime.days(1)));
    }
    return slas;
  }

  private static NamingRules naming(RuleSection section) {
    return new NamingRules(
        section.rule("personal", text(NamingTemplate::parsePersonal), ANY_TEMPLATE),
        unitTemplate(section, "organisation"),
        unitTemplate(section, "commune"),
        unitTemplate(section, "communeParty"),
        unitTemplate(section, "communeCouncil"),
        unitTemplate(section, "subUnit"),
        section.rule("clashes", nonEmpty(oneOf(ClashStrategy.class)), List.of()),
        section.rule("keepsOldNames", RegulationReader::truth, false));
  }

  private static Rule<NamingTemplate> unitTemplate(RuleSection section, String key) {
    return section.rule(key, text(NamingTemplate::parseForUnit), ANY_TEMPLATE);
  }

  private static Map<MailboxKind, Rule<Long>> quotas(RuleSection section) {
    Map<MailboxKind, Rule<Long>> quotas = new EnumMap<>(MailboxKind.class);
    for (MailboxKind kind : MailboxKind.values()) {
      quotas.put(kind, section.rule(kind.key(), text(Amounts::bytes), 0L));
    }
    return quotas;
  }

  private static AttachmentRules attachments(RuleSection section) {
    return new AttachmentRules(
        section.rule("maxSize", text(Amounts::bytes), 0L),
        section.rule("bannedExtensions", list(Function.identity()), List.of()),
        section.rule("limitsEncryptedArchives", RegulationReader::truth, false));
  }

  private static PasswordRules passwords(RuleSection section) {
    return new PasswordRules(
        section.rule("minLength", number(1, 128), 1),
        section.rule("minClasses", number(1, 4), 1),
        section.rule("notFromNameOrBirthDate", RegulationReader::truth, false),
        section.rule("maxAge", text(Amounts::period), Period.ZERO),
        section.rule("history", number(0, 24), 0),
        section.rule("mustChangeAtFirstUse", RegulationReader::truth, false),
        section.rule("secondFactor", RegulationReader::truth, false));
  }

  private static LockRules locks(RuleSection section) {
    return new LockRules(
        section.rule("defaultPasswordUnchanged", text(Amounts::duration), Duration.ZERO),
        section.rule("idle", text(Amounts::period), Period.ZERO),
        section.rule("failedLogins", number(1, 1000), 1),
        section.rule("outsideMails", number(1, 1_000_000), 1),
        section.rule("outsideMailsWindow", text(Amounts::duration), Duration.ZERO),
        section.rule("triggers", nonEmpty(oneOf(Trigger.class)), List.of()),
        section.rule("stillReceives", RegulationReader::truth, true),
        section.rule("deletionAfter", text(Amounts::period), Period.ZERO),
        section.rule("listToUnitsEvery", text(Amounts::period), Period.ZERO));
  }

  private static LeaverRules leavers(RuleSection section) {
    return new LeaverRules(
        section.rule("unitAsksWithin", text(Amounts::period), Period.ZERO),
        section.rule("retentionBeforeDeletion", text(Amounts::period), Period.ZERO),
        section.rule(
            "transferFiledBy", text(oneOf(TransferFiler.class)), TransferFiler.LOSING_UNIT));
  }

  private static ReportRules reports(RuleSection section) {
    return new ReportRules(
        section.rule("unitDue", nonEmpty(RegulationReader::monthDay), List.of()),
        section.rule("operatorDue", nonEmpty(RegulationReader::monthDay), List.of()));
  }

  private static RecordRules records(RuleSection section) {
    return new RecordRules(
        section.rule("logRetention", text(Amounts::period), Period.ZERO),
        section.rule("backupEvery", text(Amounts::period), Period.ZERO),
        section.rule("clerkChecksMailPerDay", number(1, 24), 1),
        section.rule("regularUseWithin", text(Amounts::period), Period.ZERO));
  }

  private static BackupRules backups(RuleSection section) {
    return new BackupRules(
        section.rule(
            "continuousEvery", text(RegulationReader::continuousInterval), Duration.ofDays(1)),
        section.rule("nightlyAt", text(RegulationReader::timeOfDay), LocalTime.MIDNIGHT),
        section.rule("keepAllFor", text(RegulationReader::lasting), Period.ofDays(1)),
        section.rule("keepDaily", number(1, 3660), 1),
        section.rule("keepWeekly", number(0, 520), 0),
        section.rule("keepMonthly", number(0, 120), 0),
        section.rule("closedMailboxesKeptFor", text(RegulationReader::lasting), Period.ofDays(1)),
        section.rule("copyEvery", text(RegulationReader::lasting), Period.ofDays(1)),
        section.rule("drillEvery", text(RegulationReader::lasting), Period.ofDays(1)),
        section.rule("drillShare", number(1, 100), 1));
  }

  private static LeakRules leaks(RuleSection section) {
    return new LeakRules(
        clock(section, "tellHead"),
        clock(section, "tellOperator"),
        clock(section, "tellSender"),
        clock(section, "tellAuthority"),
        clock(section, "reportWithin"),
        clock(section, "locateWithin"),
        clock(section, "containWithin"),
        clock(section, "approveWithin"),
        clock(section, "approvalValidFor"),
        clock(section, "breakGlassValidFor"),
        section.rule(
            "containment",
            text(oneOf(LeakRules.Containment.class)),
            LeakRules.Containment.SEALED_HOLD),
        section.rule("figuresFrom", text(RegulationReader::monthDay), MonthDay.of(1, 1)));
  }

  private static Rule<Duration> clock(RuleSection section, String key) {
    return section.rule(key, text(RegulationReader::running), Duration.ofHours(1));
  }

  private static UseRules use(RuleSection section) {
    return new UseRules(
        section.rule("subjects", nonEmpty(Function.identity()), List.of()),
        section.rule("banned", nonEmpty(Function.identity()), List.of()),
        section.rule("forwardingToNonStateBanned", RegulationReader::truth, false),
        section.rule("unitAdminAccount", RegulationReader::truth, false),
        section.rule("passwordResetChannels", nonEmpty(oneOf(ResetChannel.class)), List.of()),
        section.rule("emergencyRevocation", RegulationReader::truth, false));
  }

  private static <T> Function<JsonNode, T> text(Function<String, T> parse) {
    return value -> {
      if (!value.isTextual() || value.asText().isBlank()) {
        throw new IllegalArgumentException("phải là chữ, nhưng là '%s'".formatted(value.asText()));
      }
      return parse.apply(value.asText().strip());
    };
  }

  private static Function<JsonNode, Integer> number(int least, int most) {
    return value -> {
      if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
        throw new IllegalArgumentException(
            "phải là số nguyên từ %d đến %d, nhưng là '%s'".formatted(least, most, value.asText()));
      }
      return value.intValue();
    };
  }

  private static boolean truth(JsonNode value) {
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(
          "phải là true hoặc false, nhưng là '%s'".formatted(value.asText()));
    }
    return value.booleanValue();
  }

  private static <T> Function<JsonNode, List<T>> list(Function<String, T> parse) {
    return value -> {
      if (!value.isArray()) {
        throw new IllegalArgumentException("phải là danh sách");
      }
      return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
          .map(i -> text(parse).apply(value.get(i)))
          .toList();
    };
  }

  private static <T> Function<JsonNode, List<T>> nonEmpty(Function<String, T> parse) {
    return value -> {
      List<T> items = list(parse).apply(value);
      if (items.isEmpty()) {
        throw new IllegalArgumentException("phải có ít nhất một mục");
      }
      return items;
    };
  }

  private static <E extends Enum<E>> Function<String, E> oneOf(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> constant.name().equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "không biết '%s'; chỉ có %s"
                            .formatted(text, Arrays.toString(type.getEnumConstants()))));
  }

  /** Shorter, and one run would not be over when the next begins. */
  private static Duration continuousInterval(String text) {
    Duration interval = Amounts.duration(text);
    if (interval.compareTo(Duration.ofMinutes(5)) < 0) {
      throw new IllegalArgumentException("phải từ 5 phút trở lên, nhưng là '%s'".formatted(text));
    }
    return interval;
  }

  private static Period lasting(String text) {
    Period period = Amounts.period(text);
    if (period.isZero()) {
      throw new IllegalArgumentException("phải lớn hơn 0");
    }
    return period;
  }

  private static Duration running(String text) {
    Duration time = Amounts.duration(text);
    if (time.isZero()) {
      throw new IllegalArgumentException("phải lớn hơn 0");
    }
    return time;
  }

  private static LocalTime timeOfDay(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' không phải giờ trong ngày viết theo dạng HH:MM".formatted(text), e);
    }
  }

  private static MonthDay monthDay(String text) {
    try {
      return MonthDay.parse("--" + text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' không phải ngày trong năm viết theo dạng MM-DD".formatted(text), e);
    }
  }

  private static String domain(String text) {
    if (!DOMAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' không phải tên miền thư viết chữ thường".formatted(text));
    }
    return text;
  }
}
