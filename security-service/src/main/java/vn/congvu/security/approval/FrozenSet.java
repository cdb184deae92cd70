package vn.congvu.security.approval;

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
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Copies that are to be destroyed together, and the decision on them. */
@Entity
@Table(name = "result_set")
class FrozenSet {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  /** Within its case, from 1. */
  @Column(name = "number")
  private int number;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private ResultSetState state;

  @Column(name = "digest")
  private String digest;

  @Column(name = "copies")
  private int copies;

  @Column(name = "frozen_by")
  private String frozenBy;

  @Column(name = "frozen_by_name")
  private String frozenByName;

  @Column(name = "frozen_at")
  private Instant frozenAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_by_name")
  private @Nullable String decidedByName;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "valid_until")
  private @Nullable Instant validUntil;

  @Column(name = "keep_as_is")
  private @Nullable Boolean keepAsIs;

  @Column(name = "answered_by")
  private @Nullable String answeredBy;

  @Column(name = "letter_number")
  private @Nullable String letterNumber;

  @Column(name = "reason")
  private @Nullable String reason;

  @Version
  @Column(name = "version")
  private long version;

  protected FrozenSet() {}

  /** Gets its digest when its lines are written. */
  static FrozenSet begin(Caller caller, UUID spillId, int number, Instant now) {
    FrozenSet set = new FrozenSet();
    set.id = Ids.next();
    set.spillId = spillId;
    set.number = number;
    set.state = ResultSetState.FROZEN;
    set.frozenBy = caller.subject();
    set.frozenByName = caller.name();
    set.frozenAt = now;
    return set;
  }

  void lines(SetDigest.Sum lines) {
    digest = lines.digest();
    copies = lines.copies();
  }

  /**
   * @param now what its copies are now, for between the two one may have come to another state
   */
  void requireUnchanged(SetDigest.Sum now) {
    if (!now.digest().equals(digest)) {
      throw ProblemException.of(
          ApprovalProblem.CHANGED,
          "Danh sách bản sao đã thay đổi sau khi chốt. Hãy chốt lại danh sách rồi phê duyệt lại.");
    }
  }

  void approve(Caller caller, Approval approval, Instant now, Instant validUntil) {
    decide(caller, now);
    if (!digest.equals(approval.digest())) {
      throw ProblemException.of(
          ApprovalProblem.ANOTHER_DIGEST,
          "Mã kiểm tra gửi lên không phải của danh sách này. Hãy mở lại danh sách cần phê duyệt.");
    }
    state = approval.authority().keepAsIs() ? ResultSetState.KEPT : ResultSetState.APPROVED;
    keepAsIs = approval.authority().keepAsIs();
    answeredBy = approval.authority().answeredBy();
    letterNumber = approval.authority().letterNumber();
    this.validUntil = validUntil;
  }

  void reject(Caller caller, String reason, Instant now) {
    decide(caller, now);
    state = ResultSetState.REJECTED;
    this.reason = reason;
  }

  private void decide(Caller caller, Instant now) {
    require(ResultSetState.FROZEN);
    if (caller.subject().equals(frozenBy)) {
      throw ProblemException.of(
          ApprovalProblem.SECOND_PERSON_NEEDED,
          "Người chốt danh sách không được tự phê duyệt; cần người thứ hai.");
    }
    decidedBy = caller.subject();
    decidedByName = caller.name();
    decidedAt = now;
  }

  /** The authority lets go: everything is frozen and asked anew. */
  void lift(String reason) {
    require(ResultSetState.KEPT);
    state = ResultSetState.VOID;
    this.reason = reason;
  }

  /** Another one comes after it, unless this one must not be touched or is being carried out. */
  void replace() {
    if (state != ResultSetState.FROZEN) {
      require(ResultSetState.APPROVED);
    }
    state = ResultSetState.VOID;
  }

  /** Whoever carries it out is not the one who approved it, and comes in time. */
  void carryOut(Caller caller, Instant now) {
    require(ResultSetState.APPROVED);
    if (caller.subject().equals(decidedBy)) {
      throw ProblemException.of(
          ApprovalProblem.SECOND_PERSON_NEEDED,
          "Người phê duyệt không được tự thực hiện; cần người khác.");
    }
    if (validUntil == null || !now.isBefore(validUntil)) {
      throw ProblemException.of(
          ApprovalProblem.EXPIRED,
          "Phê duyệt đã hết hiệu lực. Hãy chốt lại danh sách rồi phê duyệt lại.");
    }
    state = ResultSetState.DESTROYING;
  }

  /** What is being carried out. */
  ApprovalService.Order order() {
    return new ApprovalService.Order(
        id, number, digest, Objects.requireNonNull(decidedBy), Objects.requireNonNull(decidedAt));
  }

  void isDestroyed() {
    require(ResultSetState.DESTROYING);
    state = ResultSetState.DESTROYED;
  }

  private void require(ResultSetState wanted) {
    if (state == ResultSetState.KEPT && wanted != ResultSetState.KEPT) {
      throw ProblemException.of(
          ApprovalProblem.KEPT,
          "Cơ quan chức năng yêu cầu giữ nguyên hiện trạng; chưa hủy gì cho đến khi có văn bản cho"
              + " phép.");
    }
    if (state != wanted) {
      throw ProblemException.of(ApprovalProblem.WRONG_STATE, "Danh sách này không còn ở bước này.");
    }
  }

  UUID id() {
    return id;
  }

  UUID spillId() {
    return spillId;
  }

  int number() {
    return number;
  }

  ResultSetState state() {
    return state;
  }

  String digest() {
    return digest;
  }

  ResultSetView view() {
    return new ResultSetView(
        number,
        state,
        digest,
        copies,
        frozenByName,
        frozenAt,
        decidedByName,
        decidedAt,
        validUntil,
        keepAsIs == null || answeredBy == null || letterNumber == null
            ? null
            : new Approval.Authority(keepAsIs, answeredBy, letterNumber),
        reason);
  }
}
