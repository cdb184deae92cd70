package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Changes of the regulation profile: one person proposes, another decides. */
@ApplicationScoped
class ProposalService {

  private final ProfileRepository versions;
  private final ProfileService profiles;
  private final AuditTrail audit;
  private final Caller caller;
  private final Clock clock;

  ProposalService(
      ProfileRepository versions,
      ProfileService profiles,
      AuditTrail audit,
      Caller caller,
      Clock clock) {
    this.versions = versions;
    this.profiles = profiles;
    this.audit = audit;
    this.caller = caller;
    this.clock = clock;
  }

  @Transactional
  Page<ProfileVersion> page(@Nullable String after, int limit) {
    List<String> keys = Cursor.decode(after, 2);
    return Page.of(
        keys.isEmpty()
            ? versions.page(null, null, limit + 1)
            : versions.page(
                Cursor.key(keys.get(0), LocalDate::parse),
                Cursor.key(keys.get(1), UUID::fromString),
                limit + 1),
        limit,
        version -> Cursor.encode(version.effectiveFrom, version.id));
  }

  @Transactional
  ProfileVersion require(UUID id) {
    return versions.findByIdOptional(id).orElseThrow(ProposalService::absent);
  }

  @Transactional
  ProfileVersion active() {
    return require(profiles.activeId());
  }

  /**
   * @param changes by the key of the rule, {@code sla.issue}
   */
  @Transactional
  ProfileVersion propose(
      LocalDate effectiveFrom, String decision, Map<String, RuleChange> changes) {
    ProfileVersion base = versions.latestApproved().orElseThrow();
    requireLaterThan(base, effectiveFrom);
    ObjectNode rules = ProfileService.read(base.rules);
    ObjectNode onlyChanges = apply(rules, changes);
    rules.put("effectiveFrom", effectiveFrom.toString());
    requireSound(rules);
    ProfileVersion proposal =
        new ProfileVersion(
            base,
            effectiveFrom,
            decision,
            ProfileService.write(rules),
            ProfileService.write(onlyChanges),
            person(),
            clock.instant());
    versions.persistAndFlush(proposal);
    audit.record(
        entry("regulation.propose", proposal).detail("keys", String.join(",", changes.keySet())));
    return proposal;
  }

  /** Of two who decide at once one wins; of two proposals on one base one is ever approved. */
  @Transactional
  ProfileVersion approve(UUID id, @Nullable String ifMatch) {
    // The base is locked first: it is what two proposals have in common.
    UUID baseId = versions.baseOf(id).orElseThrow(ProposalService::absent);
    versions.locked(baseId);
    ProfileVersion proposal = versions.locked(id).orElseThrow(ProposalService::absent);
    proposal.requireOpen();
    Versions.require(ifMatch, proposal.version);
    if (versions.approvedOn(baseId)) {
      throw ProblemException.of(
          ProfileProblem.BASE_OUTDATED,
          "Quy chế đã có thay đổi khác được duyệt sau khi lập đề xuất này; hãy đề xuất lại.");
    }
    proposal.approve(person(), profiles.today(), clock.instant());
    versions.flush();
    audit.record(entry("regulation.approve", proposal));
    return proposal;
  }

  @Transactional
  ProfileVersion refuse(UUID id, String reason, @Nullable String ifMatch) {
    ProfileVersion proposal = versions.locked(id).orElseThrow(ProposalService::absent);
    proposal.requireOpen();
    Versions.require(ifMatch, proposal.version);
    proposal.refuse(person(), reason, clock.instant());
    versions.flush();
    audit.record(entry("regulation.refuse", proposal).reason(reason));
    return proposal;
  }

  private void requireLaterThan(ProfileVersion base, LocalDate effectiveFrom) {
    if (effectiveFrom.isBefore(profiles.today()) || !effectiveFrom.isAfter(base.effectiveFrom)) {
      String detail =
          "Ngày hiệu lực phải từ hôm nay trở đi và sau ngày hiệu lực của bản đã duyệt gần nhất (%s)."
              .formatted(base.effectiveFrom);
      throw ProblemException.of(ProfileProblem.EFFECTIVE_DATE_NOT_ALLOWED, detail)
          .withErrors(List.of(new FieldError("/effectiveFrom", detail)));
    }
  }

  private static ObjectNode apply(ObjectNode rules, Map<String, RuleChange> changes) {
    ObjectNode applied = JsonNodeFactory.instance.objectNode();
    List<FieldError> unknown = new ArrayList<>();
    changes.forEach(
        (key, change) -> {
          if (at(rules, key) instanceof ObjectNode rule && Presets.isRule(rule)) {
            rule.set("value", change.value());
            rule.put("basis", change.basis());
            applied.set(key, rule.deepCopy());
          } else {
            unknown.add(new FieldError(pointer(key), "không có quy định nào mang khóa này"));
          }
        });
    if (!unknown.isEmpty()) {
      throw invalid(unknown);
    }
    return applied;
  }

  private static JsonNode at(ObjectNode rules, String key) {
    JsonNode node = rules;
    for (String step : key.split("\\.", -1)) {
      node = node.path(step);
    }
    return node;
  }

  private static void requireSound(ObjectNode rules) {
    try {
      RegulationReader.read("proposal", rules);
    } catch (InvalidRegulationException e) {
      throw invalid(
          e.faults().stream()
              .map(fault -> new FieldError(pointer(fault.key()), fault.reason()))
              .toList());
    }
  }

  private static ProblemException invalid(List<FieldError> errors) {
    return ProblemException.of(
            ProfileProblem.INVALID_REGULATION, "Có quy định không đúng dạng; xem từng lỗi.")
        .withErrors(errors);
  }

  /** Keys have dots and no slashes, so one step of a JSON pointer holds them. */
  private static String pointer(String key) {
    return "/changes/" + key.replaceFirst("\\.(value|basis)$", "/$1");
  }

  private static AuditEntry entry(String action, ProfileVersion version) {
    return AuditEntry.of(action, "regulation-profile", version.id.toString())
        .legalBasis(version.decision)
        .detail("effectiveFrom", version.effectiveFrom);
  }

  private ProfileVersion.Person person() {
    return new ProfileVersion.Person(caller.subject(), caller.name());
  }

  private static ProblemException absent() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không có bản quy chế này.");
  }
}
