package vn.congvu.account.profile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/**
 * One dated version. Its rules never change once it exists; a change is a new version on top. The
 * rules are kept as the document was written and not as jsonb, which would reorder its keys.
 */
@Entity
@Table(name = "regulation_profile")
class ProfileVersion {

  /** The person as the token names them: the subject decides, the name is for reading. */
  record Person(String subject, String name) {}

  @Id UUID id;

  @Column(name = "based_on")
  @Nullable UUID basedOn;

  String title;

  @Column(name = "effective_from")
  LocalDate effectiveFrom;

  @Enumerated(EnumType.STRING)
  ProfileState state;

  String rules;

  String changes;

  String decision;

  @Column(name = "proposed_by")
  String proposedBy;

  @Column(name = "proposed_by_name")
  String proposedByName;

  @Column(name = "proposed_at")
  Instant proposedAt;

  @Column(name = "decided_by")
  @Nullable String decidedBy;

  @Column(name = "decided_by_name")
  @Nullable String decidedByName;

  @Column(name = "decided_at")
  @Nullable Instant decidedAt;

  @Column(name = "refusal_reason")
  @Nullable String refusalReason;

  @Version long version;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected ProfileVersion() {}

  /**
   * @param decision number and date of the decision that orders the change
   * @param rules the whole document that would hold
   * @param changes only what differs from the base
   */
  ProfileVersion(
      ProfileVersion base,
      LocalDate effectiveFrom,
      String decision,
      String rules,
      String changes,
      Person by,
      Instant at) {
    this.id = Ids.next();
    this.basedOn = base.id;
    this.title = base.title;
    this.effectiveFrom = effectiveFrom;
    this.state = ProfileState.PROPOSED;
    this.decision = decision;
    this.rules = rules;
    this.changes = changes;
    this.proposedBy = by.subject();
    this.proposedByName = by.name();
    this.proposedAt = at;
  }

  void approve(Person by, LocalDate today, Instant at) {
    requireOpen();
    requireOtherThanProposer(by);
    if (effectiveFrom.isBefore(today)) {
      throw ProblemException.of(
          ProfileProblem.EFFECTIVE_DATE_PASSED,
          "Ngày hiệu lực %s đã qua; hãy đề xuất lại với ngày khác.".formatted(effectiveFrom));
    }
    decide(ProfileState.APPROVED, by, at);
  }

  void refuse(Person by, String reason, Instant at) {
    requireOpen();
    requireOtherThanProposer(by);
    decide(ProfileState.REFUSED, by, at);
    refusalReason = reason;
  }

  private void decide(ProfileState state, Person by, Instant at) {
    this.state = state;
    this.decidedBy = by.subject();
    this.decidedByName = by.name();
    this.decidedAt = at;
  }

  /** Before the version is compared: who comes second hears that it is decided. */
  void requireOpen() {
    if (state != ProfileState.PROPOSED) {
      throw ProblemException.of(
          ProfileProblem.ALREADY_DECIDED,
          state == ProfileState.APPROVED
              ? "Đề xuất này đã được duyệt."
              : "Đề xuất này đã bị từ chối.");
    }
  }

  private void requireOtherThanProposer(Person by) {
    if (by.subject().equals(proposedBy)) {
      throw ProblemException.of(
          ProfileProblem.OWN_PROPOSAL, "Người đề xuất không được tự duyệt hoặc tự từ chối.");
    }
  }
}
