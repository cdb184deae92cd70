package vn.congvu.security.coverage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** One place. */
@Entity
@Table(name = "coverage_row")
class CoverageRow {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private PlaceKind kind;

  /** Names the place within its kind: an address, a generation; never a folder's name. */
  @Column(name = "place")
  private String place;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private CoverageState state;

  @Column(name = "proof")
  private @Nullable String proof;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected CoverageRow() {}

  CoverageRow(UUID spillId, PlaceKind kind, String place, CoverageState state, Instant at) {
    this.id = Ids.next();
    this.spillId = spillId;
    this.kind = kind;
    this.place = place;
    this.state = state;
    this.changedAt = at;
  }

  void become(CoverageState state, @Nullable String proof, Instant at) {
    this.state = state;
    this.proof = proof;
    this.changedAt = at;
  }

  /** Refuses words where the platform looks itself. */
  void declare(CoverageState said, String proof, Instant at) {
    if (!(kind.isOutOfSight() || isNotOnServer())
        || state == CoverageState.DESTROYED
        || (said != CoverageState.DECLARED && said != CoverageState.UNREACHABLE)) {
      throw ProblemException.of(
          CoverageProblem.NOT_TO_BE_DECLARED,
          "Nơi này hệ thống tự kiểm tra được, không nhận khai báo; với người nhận bên ngoài và"
              + " thiết bị cá nhân chỉ ghi DECLARED hoặc UNREACHABLE.");
    }
    become(said, proof, at);
  }

  boolean isDeclared() {
    return state == CoverageState.DECLARED || state == CoverageState.UNREACHABLE;
  }

  boolean isNotOnServer() {
    return state == CoverageState.UNKNOWN && CoverageLedger.NOT_ON_SERVER.equals(proof);
  }

  CoverageView view() {
    return new CoverageView(id, kind, place, state, proof, changedAt);
  }
}
