package vn.congvu.incident.response;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.account.CredentialEvent.CredentialCompromised;
import vn.congvu.contracts.incident.IncidentEvent;
import vn.congvu.contracts.incident.IncidentEvent.IncidentOpened;
import vn.congvu.contracts.incident.IncidentEvent.IncidentResolved;
import vn.congvu.incident.agency.AgencyService;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

@ApplicationScoped
public class IncidentService {

  private static final String BASIS = "QĐ 41/2015/QĐ-UBND Đ16 k2";

  private final IncidentRepository incidents;
  private final AgencyService agencies;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Clock clock;

  IncidentService(
      IncidentRepository incidents,
      AgencyService agencies,
      Outbox outbox,
      AuditTrail audit,
      Clock clock) {
    this.incidents = incidents;
    this.agencies = agencies;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** A leaked password is a hijack until shown otherwise. */
  @Transactional(Transactional.TxType.MANDATORY)
  void openHijack(CredentialCompromised fact) {
    if (incidents.unresolvedHijackOf(fact.mailboxId()).isPresent()) {
      return;
    }
    Incident incident =
        Incident.hijack(fact.mailboxId(), fact.address(), fact.unitCode(), fact.occurredAt());
    incidents.persistAndFlush(incident);
    announce(
        new IncidentOpened(
            incident.id(),
            incident.version(),
            clock.instant(),
            incident.kind().name(),
            incident.unitCode(),
            incident.mailboxId()));
    audit.record(
        entry("incident.open", incident)
            .detail("kind", incident.kind())
            .detail("credentialReport", fact.reportId()));
  }

  @Transactional
  List<IncidentView> page(
      Caller caller, @Nullable IncidentState state, @Nullable UUID before, int rows) {
    return incidents.page(agencies.scopeOf(caller), state, before, rows).stream()
        .map(Incident::view)
        .toList();
  }

  @Transactional
  IncidentView require(Caller caller, UUID id) {
    return incidents
        .seen(id, agencies.scopeOf(caller))
        .orElseThrow(IncidentService::unknown)
        .view();
  }

  @Transactional
  IncidentView take(Caller caller, UUID id, @Nullable String ifMatch) {
    Incident incident = forStep(caller, id, ifMatch);
    incident.take(caller.subject(), caller.name());
    incidents.flush();
    audit.record(entry("incident.take", incident));
    return incident.view();
  }

  @Transactional
  IncidentView resolve(Caller caller, UUID id, @Nullable String ifMatch, String resolution) {
    Incident incident = forStep(caller, id, ifMatch);
    Instant now = clock.instant();
    incident.resolve(resolution, now);
    incidents.flush();
    announce(
        new IncidentResolved(
            incident.id(), incident.version(), now, incident.kind().name(), incident.unitCode()));
    audit.record(entry("incident.resolve", incident));
    return incident.view();
  }

  private Incident forStep(Caller caller, UUID id, @Nullable String ifMatch) {
    Incident incident =
        incidents.seenForStep(id, agencies.scopeOf(caller)).orElseThrow(IncidentService::unknown);
    Versions.require(ifMatch, incident.version());
    return incident;
  }

  private void announce(IncidentEvent fact) {
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }

  private static AuditEntry entry(String action, Incident incident) {
    return AuditEntry.of(action, "incident", incident.id().toString())
        .unit(incident.unitCode())
        .legalBasis(BASIS);
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy sự cố này.");
  }
}
