package vn.congvu.incident.response;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** Something that the operator must handle. */
@Entity
@Table(name = "incident")
class Incident {

  @Id private UUID id;

  @Column(name = "code", insertable = false, updatable = false)
  private @Nullable String code;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private IncidentKind kind;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private IncidentState state;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "mailbox_id")
  private UUID mailboxId;

  @Column(name = "mailbox_address")
  private String mailboxAddress;

  /** When it was discovered, to the minute the clocks of the law start at. */
  @Column(name = "discovered_at")
  private Instant discoveredAt;

  @Column(name = "assignee_subject")
  private @Nullable String assigneeSubject;

  @Column(name = "assignee_name")
  private @Nullable String assigneeName;

  @Column(name = "resolution")
  private @Nullable String resolution;

  @Column(name = "resolved_at")
  private @Nullable Instant resolvedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Incident() {}

  static Incident hijack(UUID mailboxId, String address, String unitCode, Instant discoveredAt) {
    Incident incident = new Incident();
    incident.id = Ids.next();
    incident.kind = IncidentKind.HIJACK;
    incident.state = IncidentState.OPEN;
    incident.unitCode = unitCode;
    incident.mailboxId = mailboxId;
    incident.mailboxAddress = address;
    incident.discoveredAt = discoveredAt;
    return incident;
  }

  void take(String subject, String name) {
    requireUnresolved("nhận xử lý");
    state = IncidentState.IN_PROGRESS;
    assigneeSubject = subject;
    assigneeName = name;
  }

  void resolve(String how, Instant at) {
    requireUnresolved("kết thúc");
    state = IncidentState.RESOLVED;
    resolution = how;
    resolvedAt = at;
  }

  private void requireUnresolved(String what) {
    if (state == IncidentState.RESOLVED) {
      throw ProblemException.of(
          IncidentProblem.STEP_NOT_POSSIBLE,
          "Sự cố đã xử lý xong nên không thể %s.".formatted(what));
    }
  }

  UUID id() {
    return id;
  }

  IncidentKind kind() {
    return kind;
  }

  String unitCode() {
    return unitCode;
  }

  UUID mailboxId() {
    return mailboxId;
  }

  long version() {
    return version;
  }

  IncidentView view() {
    return new IncidentView(
        id,
        code,
        kind,
        state,
        unitCode,
        mailboxId,
        mailboxAddress,
        discoveredAt,
        assigneeName,
        resolution,
        resolvedAt,
        version);
  }
}
