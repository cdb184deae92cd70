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
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.id.Codes;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.fingerprint.FingerprintKeys;

/** Plans exercises, and knows their documents when somebody reports one. */
@ApplicationScoped
public class Exercises {

  private final ExerciseLedger ledger;
  private final FingerprintKeys keys;
  private final AuditTrail audit;

  Exercises(ExerciseLedger ledger, FingerprintKeys keys, AuditTrail audit) {
    this.ledger = ledger;
    this.keys = keys;
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
   * The exercise of which a message is the document. Anybody can give another one its Message-ID,
   * so it is one only when it was read and carries what the document does, and nothing else.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<UUID> withDocument(MessagePrints message) {
    Fingerprint messageId = message.messageId();
    return messageId == null
        ? Optional.empty()
        : ledger
            .withMessage(messageId.uuid())
            .filter(it -> it.document().is(message, keys.get()))
            .map(ExerciseLedger.Documented::id);
  }
}
