package vn.congvu.security.spill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Codes;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** A classified document that was found in a mailbox, and where its removal stands. */
@Entity
@Table(name = "spill")
class Spill {

  @Id private UUID id;

  @Column(name = "code")
  private String code;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private SpillState state;

  /** The unit whose head was told. */
  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "level")
  @Enumerated(EnumType.STRING)
  private SecrecyLevel level;

  @Column(name = "note")
  private @Nullable String note;

  @Column(name = "discovered_at")
  private Instant discoveredAt;

  @Column(name = "reported_at")
  private Instant reportedAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  /** Whether a lead of the operator has taken charge: then no other one sees it. */
  @Column(name = "in_charge")
  private boolean inCharge;

  /** When it was put before the authority, which sees it from then on. */
  @Column(name = "referred_at")
  private @Nullable Instant referredAt;

  @Column(name = "degree")
  @Enumerated(EnumType.STRING)
  private @Nullable LeakDegree degree;

  @Column(name = "cause")
  @Enumerated(EnumType.STRING)
  private @Nullable LeakCause cause;

  @Column(name = "conclusion")
  private @Nullable String conclusion;

  @Column(name = "remedies")
  private @Nullable String remedies;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** Of which the document is no real one; absent for a real case. */
  @Column(name = "exercise_id")
  private @Nullable UUID exerciseId;

  /** Steps that change nothing else, so that each has its own version. */
  @Column(name = "steps")
  private long steps;

  @Version
  @Column(name = "version")
  private long version;

  protected Spill() {}

  static Spill report(
      String unitCode,
      SecrecyLevel level,
      @Nullable String note,
      Instant discoveredAt,
      Instant now) {
    Spill spill = new Spill();
    spill.id = Ids.next();
    // By lot: a running number would tell how many cases there are.
    spill.code = Codes.drawn("TM-");
    spill.state = SpillState.REPORTED;
    spill.unitCode = unitCode;
    spill.level = level;
    spill.note = note;
    spill.discoveredAt = discoveredAt;
    spill.reportedAt = now;
    return spill;
  }

  void become(SpillState next, Instant now) {
    if (!state.mayBecome(next)) {
      throw ProblemException.of(
          SpillProblem.STEP_NOT_POSSIBLE,
          "Vụ việc đang ở trạng thái \"%s\" nên chưa thể chuyển sang \"%s\"."
              .formatted(state.inVietnamese(), next.inVietnamese()));
    }
    state = next;
    if (next == SpillState.CONFIRMED) {
      confirmedAt = now;
    }
    endedAt = next.isEnd() ? now : null;
    steps++;
  }

  void takeCharge() {
    if (inCharge || state == SpillState.REPORTED) {
      throw ProblemException.of(
          SpillProblem.STEP_NOT_POSSIBLE, "Vụ việc chưa đến bước này hoặc đã có người phụ trách.");
    }
    inCharge = true;
    steps++;
  }

  void refer(Instant now) {
    if (referredAt == null) {
      referredAt = now;
    }
    steps++;
  }

  void assess(LeakDegree degree, LeakCause cause, @Nullable String conclusion, Instant now) {
    become(SpillState.ASSESSED, now);
    this.degree = degree;
    this.cause = cause;
    this.conclusion = conclusion;
  }

  void remediate(String remedies, Instant now) {
    become(SpillState.REMEDIATED, now);
    this.remedies = remedies;
  }

  /**
   * A message joins the case: the first one says whether it is an exercise, and no later one may
   * make a real case of an exercise or the other way round.
   *
   * @param exercise of which the message is the document; null for a real one
   */
  void join(@Nullable UUID exercise, boolean first) {
    if (first) {
      exerciseId = exercise;
    } else if (!Objects.equals(exerciseId, exercise)) {
      throw ProblemException.of(
          SpillProblem.EXERCISE_MIXED,
          "Tài liệu diễn tập và tài liệu thật không nằm chung một vụ việc; hãy báo vụ việc khác.");
    }
  }

  /** Something happened beside the case's own fields. */
  void touch() {
    if (state.isEnd()) {
      throw ProblemException.of(
          SpillProblem.STEP_NOT_POSSIBLE,
          "Vụ việc đã kết thúc (\"%s\").".formatted(state.inVietnamese()));
    }
    steps++;
  }

  UUID id() {
    return id;
  }

  String code() {
    return code;
  }

  SpillState state() {
    return state;
  }

  String unitCode() {
    return unitCode;
  }

  SecrecyLevel level() {
    return level;
  }

  @Nullable String note() {
    return note;
  }

  Instant discoveredAt() {
    return discoveredAt;
  }

  Instant reportedAt() {
    return reportedAt;
  }

  @Nullable Instant confirmedAt() {
    return confirmedAt;
  }

  boolean isInCharge() {
    return inCharge;
  }

  @Nullable Instant referredAt() {
    return referredAt;
  }

  @Nullable LeakDegree degree() {
    return degree;
  }

  @Nullable LeakCause cause() {
    return cause;
  }

  @Nullable String conclusion() {
    return conclusion;
  }

  @Nullable String remedies() {
    return remedies;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable UUID exerciseId() {
    return exerciseId;
  }

  boolean isExercise() {
    return exerciseId != null;
  }

  long version() {
    return version;
  }
}
