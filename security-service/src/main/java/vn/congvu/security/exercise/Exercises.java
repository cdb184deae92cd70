package vn.congvu.security.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.id.Codes;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Plans exercises, and knows their documents when somebody reports one. */
@ApplicationScoped
public class Exercises {

  private final ExerciseLedger ledger;
  private final AuditTrail audit;

  Exercises(ExerciseLedger ledger, AuditTrail audit) {
    this.ledger = ledger;
    this.audit = audit;
  }

  /** No secret is in it, so it stands on the audit trail. */
  @Transactional
  ExerciseView plan(Caller caller, PlanExerciseRequest asked, FingerprintKey key) {
    UUID id = Ids.next();
    String code = Codes.drawn("DT-");
    Set<String> mailboxes =
        asked.mailboxes().stream()
            .map(it -> it.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    UUID message = key.messageId(new DummyDocument(id, code).messageId()).uuid();
    ledger.plan(
        new ExerciseLedger.Planned(
            id, code, asked.level(), message, caller.subject(), caller.name()),
        mailboxes);
    audit.record(
        AuditEntry.of("spill-exercise.plan", "spill-exercise", id.toString())
            .detail("code", code)
            .detail("mailboxes", mailboxes.size()));
    return require(id);
  }

  @Transactional
  List<ExerciseLine> page(@Nullable UUID before, int rows) {
    return ledger.page(before, rows);
  }

  @Transactional
  public ExerciseView require(UUID id) {
    return ledger
        .find(id)
        .orElseThrow(
            () ->
                ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy cuộc diễn tập này."));
  }

  /**
   * The exercise of which a message is the document; none for any other message.
   *
   * @param messageId keyed hash of its Message-ID
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<UUID> withDocument(@Nullable Fingerprint messageId) {
    return messageId == null ? Optional.empty() : ledger.withMessage(messageId.uuid());
  }
}
