package vn.congvu.security.paper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.paper.Letterhead;
import vn.congvu.paper.Paper;
import vn.congvu.paper.PaperTemplate;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.agency.AgencyName;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.approval.ApprovalService;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.PersonView;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.ReferenceView;
import vn.congvu.security.spill.SpillView;
import vn.congvu.security.spill.SpillViews;

/** Fills in the papers of a case. */
@ApplicationScoped
class SpillPapers {

  private static final String EXERCISE = "DIỄN TẬP";
  private static final String ROOM = "……………………";

  private final SpillViews spills;
  private final AgencyService agencies;
  private final SpillRules rules;
  private final RadiusWords radius;
  private final LedgerWords ledger;
  private final ApprovalService approvals;
  private final EvidenceChain evidence;
  private final Clock clock;

  SpillPapers(
      SpillViews spills,
      AgencyService agencies,
      SpillRules rules,
      RadiusWords radius,
      LedgerWords ledger,
      ApprovalService approvals,
      EvidenceChain evidence,
      Clock clock) {
    this.spills = spills;
    this.agencies = agencies;
    this.rules = rules;
    this.radius = radius;
    this.ledger = ledger;
    this.approvals = approvals;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** For those who work on the case; whoever is outside it learns of nothing. */
  @Transactional
  Paper print(Caller caller, UUID id, PaperKind kind) {
    SpillView spill = spills.requireReader(caller, id);
    LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    PaperTemplate template = kind.template(today);
    AgencyName agency = agencies.nameOf(spill.unit());
    Map<String, Object> values = of(spill, agency);
    values.putAll(more(kind, spill));
    evidence.add(
        id,
        "paper.print",
        Map.of("paper", template.id(), "version", String.valueOf(template.version())));
    Paper paper =
        template.fill(
            new Letterhead(
                agency.superior() == null ? null : capitals(agency.superior()),
                capitals(agency.name()),
                "Số: ……/…………",
                Letterhead.placeAndDate(null, today)),
            values);
    return spill.exercise() ? paper.marked(EXERCISE) : paper;
  }

  private Map<String, Object> of(SpillView spill, AgencyName agency) {
    var values = new HashMap<String, Object>();
    values.put("regulation", rules.title().orElse("Quy chế quản lý, sử dụng thư điện tử công vụ"));
    values.put("case", spill.code());
    values.put("agency", agency.name());
    values.put("level", Words.of(spill.level()));
    values.put("discovered", Words.of(spill.discoveredAt()));
    values.put("reported", Words.of(spill.reportedAt()));
    values.put("now", Words.of(clock.instant()));
    values.put("state", spill.state().inVietnamese());
    values.put("messages", messages(spill));
    values.put("duties", spill.duties().stream().map(SpillPapers::duty).toList());
    return values;
  }

  /** What only some papers say is not looked up for the others. */
  private Map<String, Object> more(PaperKind kind, SpillView spill) {
    UUID id = spill.id();
    return switch (kind) {
      case SENDER_NOTICE, AUTHORITY_REPORT -> radius.ifComputed(id);
      case LEAK_REPORT -> radius.figures(id);
      case LEAK_ANNEX -> {
        var values = new HashMap<>(radius.figures(id));
        values.put("people", radius.people(id));
        yield values;
      }
      case DESTRUCTION_RECORD -> {
        EvidenceChain.Head head = evidence.head(id).orElseThrow();
        List<Map<String, String>> approved = approved(id);
        yield Map.of(
            "approvals", approved,
            "unapproved", approved.isEmpty(),
            "people", people(spill),
            "places", ledger.counts(id),
            "evidence", Map.of("seq", Long.toString(head.seq()), "hash", head.hash()));
      }
      case DESTRUCTION_ANNEX -> Map.of("places", ledger.places(id));
    };
  }

  private List<Map<String, String>> approved(UUID spillId) {
    return approvals.approved(spillId).stream()
        .map(
            it ->
                Map.of(
                    "number", Integer.toString(it.number()),
                    "copies", Words.of((long) it.copies()),
                    "by", it.by(),
                    "at", Words.shortly(it.at()),
                    "digest", it.digest()))
        .toList();
  }

  private static List<Map<String, String>> people(SpillView spill) {
    return Objects.requireNonNullElse(spill.people(), List.<PersonView>of()).stream()
        .filter(person -> person.part() != Part.BREAK_GLASS && person.part() != Part.REPORTER)
        .map(person -> Map.of("name", person.name(), "part", person.part().inVietnamese()))
        .toList();
  }

  private static String capitals(String name) {
    return name.toUpperCase(Words.VIETNAMESE);
  }

  private static List<Map<String, String>> messages(SpillView spill) {
    return Objects.requireNonNullElse(spill.references(), List.<ReferenceView>of()).stream()
        .map(
            message ->
                Map.of(
                    "mailbox", Objects.requireNonNullElse(message.mailbox(), "theo Message-ID"),
                    "received", Words.of(message.receivedAt()),
                    "bytes", Words.of(message.size())))
        .toList();
  }

  private static Map<String, String> duty(DutyView duty) {
    String number = duty.letterNumber() == null ? "" : ", số " + duty.letterNumber();
    return Map.of(
        "duty", duty.kind().inVietnamese(),
        "due", Words.of(duty.dueAt()),
        "done", duty.isDone() ? Words.of(duty.doneAt()) : "chưa thực hiện",
        "by", Objects.requireNonNullElse(duty.doneBy(), ROOM),
        "way", duty.channel() == null ? ROOM : Words.of(duty.channel()) + number);
  }
}
