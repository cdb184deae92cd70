package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.mail.MessageReference;
import vn.congvu.security.mail.OwnMail;
import vn.congvu.security.mail.SeenMessage;

/** The messages of a case and the fingerprints by which their copies are found. */
@ApplicationScoped
public class References {

  private final SpillReferenceRepository references;
  private final FingerprintKeys keys;
  private final OwnMail mail;
  private final EvidenceChain evidence;
  private final Clock clock;

  References(
      SpillReferenceRepository references,
      FingerprintKeys keys,
      OwnMail mail,
      EvidenceChain evidence,
      Clock clock) {
    this.references = references;
    this.keys = keys;
    this.mail = mail;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** A message as it was told: its place is read here and its Message-ID is known no more. */
  record Told(@Nullable SeenMessage seen, MessagePrints prints) {}

  @Transactional(Transactional.TxType.MANDATORY)
  boolean areNone(UUID spillId) {
    return references.of(spillId).isEmpty();
  }

  /** Whether nothing is known of the case but this one Message-ID, which anybody may have told. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean areOnly(UUID spillId, @Nullable Fingerprint messageId) {
    List<SpillFingerprint> known = references.prints(spillId);
    return messageId != null
        && !known.isEmpty()
        && known.stream().allMatch(it -> it.view().print().equals(messageId.uuid()));
  }

  /** Reads the mailbox, so outside any transaction. Null when no message was named. */
  @Nullable Told look(
      Caller caller, @Nullable MessageReference message, @Nullable String messageId) {
    if (message != null && messageId != null) {
      throw ProblemException.of(
          SpillProblem.REFERENCE_UNCLEAR,
          "Chọn hoặc một thư trong hộp thư của mình, hoặc một Message-ID.");
    }
    if (message != null) {
      SeenMessage seen = mail.see(caller, message, keys.get());
      return new Told(seen, seen.prints());
    }
    return messageId == null
        ? null
        : new Told(
            null,
            new MessagePrints(keys.get().messageId(messageId), List.of(), List.of(), List.of()));
  }

  /**
   * @param waits whether nothing is looked for by it until somebody accepts it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void add(String byName, UUID spillId, Told told, boolean waits) {
    SpillReference reference =
        new SpillReference(spillId, told.seen(), byName, clock.instant(), waits);
    references.persist(reference);
    MessagePrints prints = told.prints();
    Fingerprint messageId = prints.messageId();
    if (messageId != null) {
      keep(reference, FingerprintKind.MESSAGE_ID, messageId, 0);
    }
    prints
        .parts()
        .forEach(part -> keep(reference, FingerprintKind.PART, part.print(), part.bytes()));
    prints.references().forEach(print -> keep(reference, FingerprintKind.REFERENCE, print, 0));
    prints.enclosed().forEach(print -> keep(reference, FingerprintKind.ENCLOSED, print, 0));
    references.flush();
    evidence.add(
        spillId,
        "reference.add",
        Map.of(
            "reference", reference.id().toString(),
            "from", told.seen() == null ? "MESSAGE_ID" : "OWN_MAILBOX",
            "waits", Boolean.toString(waits),
            "parts", Integer.toString(prints.parts().size())));
  }

  /**
   * From now on copies are looked for by it.
   *
   * @return false when the case has no such message that waits
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean accept(UUID spillId, UUID reference, String byName) {
    if (!references.accept(spillId, reference, byName, clock.instant())) {
      return false;
    }
    evidence.add(spillId, "reference.accept", Map.of("reference", reference.toString()));
    return true;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  boolean anyWaits(UUID spillId) {
    return references.anyWaits(spillId);
  }

  private void keep(SpillReference reference, FingerprintKind kind, Fingerprint print, long bytes) {
    references.persist(
        new SpillFingerprint(reference.spillId(), reference.id(), kind, print.uuid(), bytes));
  }

  /**
   * Learns what a message of the case carries that was reported by its Message-ID alone.
   *
   * @return false when that is known already, or when it carries nothing
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean learn(UUID spillId, MessagePrints prints) {
    List<SpillReference> told = references.of(spillId).stream().filter(it -> !it.waits()).toList();
    boolean known =
        references.acceptedPrints(spillId).stream()
            .anyMatch(print -> print.view().kind() == FingerprintKind.PART);
    if (known || told.isEmpty() || prints.parts().isEmpty()) {
      return false;
    }
    prints
        .parts()
        .forEach(part -> keep(told.getFirst(), FingerprintKind.PART, part.print(), part.bytes()));
    references.flush();
    evidence.add(
        spillId, "reference.learn", Map.of("parts", Integer.toString(prints.parts().size())));
    return true;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<ReferenceView> of(UUID spillId) {
    Map<UUID, Long> prints =
        references.prints(spillId).stream()
            .map(SpillFingerprint::referenceId)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return references.of(spillId).stream()
        .map(it -> it.view(prints.getOrDefault(it.id(), 0L)))
        .toList();
  }

  /** All fingerprints by which the case is looked for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<PrintView> prints(UUID spillId) {
    return references.acceptedPrints(spillId).stream()
        .filter(print -> !print.isExcluded())
        .map(SpillFingerprint::view)
        .toList();
  }

  /** Parts by which the case is not looked for, for innocent mail has them too. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> excluded(UUID spillId) {
    return references.prints(spillId).stream()
        .filter(SpillFingerprint::isExcluded)
        .map(print -> print.view().print())
        .distinct()
        .toList();
  }

  /**
   * From now on nothing is looked for by this part.
   *
   * @return false when the case has no such part, or it is excluded already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean exclude(UUID spillId, UUID part, String reason) {
    if (!references.exclude(spillId, part, clock.instant())) {
      return false;
    }
    evidence.add(
        spillId, "reference.exclude-part", Map.of("part", part.toString(), "reason", reason));
    return true;
  }
}
