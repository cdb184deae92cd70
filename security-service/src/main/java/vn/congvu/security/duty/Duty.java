package vn.congvu.security.duty;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.note.Notes;
import vn.congvu.security.rules.Rule;

/** One duty of a case and its clock, which runs day and night. */
@Entity
@Table(name = "spill_duty")
class Duty {

  @Embeddable
  record Id(
      @Column(name = "spill_id") UUID spillId,
      @Column(name = "kind") @Enumerated(EnumType.STRING) DutyKind kind)
      implements Serializable {}

  @EmbeddedId private Id id;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "legal_basis")
  private String legalBasis;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @Column(name = "done_by")
  private @Nullable String doneBy;

  @Column(name = "done_by_name")
  private @Nullable String doneByName;

  @Column(name = "told")
  private @Nullable String told;

  @Column(name = "channel")
  @Enumerated(EnumType.STRING)
  private @Nullable Channel channel;

  @Column(name = "letter_number")
  private @Nullable String letterNumber;

  @Column(name = "proof")
  private @Nullable String proof;

  protected Duty() {}

  Duty(UUID spillId, DutyKind kind, Instant startedAt, Rule<Duration> within) {
    this.id = new Id(spillId, kind);
    this.startedAt = startedAt;
    this.dueAt = startedAt.plus(within.value());
    this.legalBasis = within.legalBasis();
  }

  /** Once only: what was said of it then is what counts. */
  void done(Deed deed, String subject, String name, Instant now) {
    if (doneAt != null) {
      throw ProblemException.of(
          DutyProblem.DONE_ALREADY, "Việc %s đã được ghi nhận.".formatted(kind().inVietnamese()));
    }
    Instant at = deed.at() == null ? now : deed.at();
    if (at.isBefore(startedAt) || at.isAfter(now)) {
      throw refused(
          DutyProblem.TIME_NOT_POSSIBLE,
          "at",
          "Thời điểm phải sau khi phát hiện và không ở tương lai.");
    }
    if (!kind().goesBy(deed.channel())) {
      throw refused(
          DutyProblem.CHANNEL_NOT_FIT,
          "channel",
          "Việc %s phải đi bằng kênh khác hệ thống đã để lộ: điện thoại, gặp trực tiếp, văn bản hoặc cơ yếu."
              .formatted(kind().inVietnamese()));
    }
    if (deed.channel().isNumbered()
        && (deed.letterNumber() == null || deed.letterNumber().isBlank())) {
      throw refused(
          DutyProblem.CHANNEL_NOT_FIT, "letterNumber", "Kênh này cần số, ký hiệu văn bản.");
    }
    told = Notes.checked("told", deed.told());
    proof = Notes.checked("proof", deed.proof());
    letterNumber = deed.letterNumber() == null ? null : deed.letterNumber().strip();
    channel = deed.channel();
    doneBy = subject;
    doneByName = name;
    doneAt = at;
  }

  private static ProblemException refused(DutyProblem type, String field, String sentence) {
    return ProblemException.of(type, sentence)
        .withErrors(List.of(new FieldError("/" + field, sentence)));
  }

  DutyKind kind() {
    return id.kind();
  }

  @Nullable Instant doneAt() {
    return doneAt;
  }

  /**
   * @param now late is what was done after its time, or is not done and past it
   */
  DutyView view(Instant now) {
    return new DutyView(
        kind(),
        startedAt,
        dueAt,
        legalBasis,
        (doneAt == null ? now : doneAt).isAfter(dueAt),
        doneAt,
        doneByName,
        told,
        channel,
        letterNumber,
        proof);
  }
}
