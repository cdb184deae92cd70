package vn.congvu.security.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperTemplate;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.agency.AgencyName;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.duty.Channel;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.ReferenceView;
import vn.congvu.security.spill.SecrecyLevel;
import vn.congvu.security.spill.SpillService;
import vn.congvu.security.spill.SpillView;

/** Fills in the papers of a case. */
@ApplicationScoped
class SpillPapers {

  private static final Locale VIETNAMESE = Locale.of("vi", "VN");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH 'giờ' mm 'phút ngày' dd/MM/yyyy")
          .withZone(WorkingCalendar.ZONE);
  private static final String ROOM = "……………………";

  private final SpillService spills;
  private final AgencyService agencies;
  private final SpillRules rules;
  private final EvidenceChain evidence;
  private final Clock clock;

  SpillPapers(
      SpillService spills,
      AgencyService agencies,
      SpillRules rules,
      EvidenceChain evidence,
      Clock clock) {
    this.spills = spills;
    this.agencies = agencies;
    this.rules = rules;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** For those who work on the case; whoever is outside it learns of nothing. */
  @Transactional
  Paper print(Caller caller, UUID id, PaperKind kind) {
    SpillView spill = spills.requireReader(caller, id);
    PaperTemplate template = kind.template();
    evidence.add(
        id,
        "paper.print",
        Map.of("paper", template.id(), "version", String.valueOf(template.version())));
    AgencyName agency = agencies.nameOf(spill.unit());
    return template.fill(
        new Letterhead(
            agency.superior() == null ? null : capitals(agency.superior()),
            capitals(agency.name()),
            "Số: ……/…………",
            Letterhead.placeAndDate(null, today())),
        Map.of(
            "regulation", rules.title().orElse("Quy chế quản lý, sử dụng thư điện tử công vụ"),
            "case", spill.code(),
            "agency", agency.name(),
            "level", inVietnamese(spill.level()),
            "discovered", MOMENT.format(spill.discoveredAt()),
            "reported", MOMENT.format(spill.reportedAt()),
            "now", MOMENT.format(clock.instant()),
            "state", spill.state().inVietnamese(),
            "messages", messages(spill),
            "duties", spill.duties().stream().map(SpillPapers::duty).toList()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
  }

  private static String capitals(String name) {
    return name.toUpperCase(VIETNAMESE);
  }

  private static List<Map<String, String>> messages(SpillView spill) {
    return Objects.requireNonNullElse(spill.references(), List.<ReferenceView>of()).stream()
        .map(
            message ->
                Map.of(
                    "mailbox", Objects.requireNonNullElse(message.mailbox(), "theo Message-ID"),
                    "received", moment(message.receivedAt()),
                    "bytes",
                        message.size() == null
                            ? "chưa rõ"
                            : String.format(VIETNAMESE, "%,d", message.size())))
        .toList();
  }

  private static Map<String, String> duty(DutyView duty) {
    String number = duty.letterNumber() == null ? "" : ", số " + duty.letterNumber();
    return Map.of(
        "duty", duty.kind().inVietnamese(),
        "due", MOMENT.format(duty.dueAt()),
        "done", duty.isDone() ? moment(duty.doneAt()) : "chưa thực hiện",
        "by", Objects.requireNonNullElse(duty.doneBy(), ROOM),
        "way", duty.channel() == null ? ROOM : inVietnamese(duty.channel()) + number);
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "chưa rõ" : MOMENT.format(at);
  }

  private static String inVietnamese(SecrecyLevel level) {
    return switch (level) {
      case CONFIDENTIAL -> "Mật";
      case SECRET -> "Tối mật";
      case TOP_SECRET -> "Tuyệt mật";
      case UNKNOWN -> "chưa xác định";
    };
  }

  private static String inVietnamese(Channel channel) {
    return switch (channel) {
      case PORTAL -> "trên nền tảng";
      case IN_PERSON -> "gặp trực tiếp";
      case PHONE -> "điện thoại";
      case LETTER -> "văn bản";
      case CIPHER -> "mạng cơ yếu";
    };
  }
}
