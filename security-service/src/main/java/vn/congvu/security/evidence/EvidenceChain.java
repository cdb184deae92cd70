package vn.congvu.security.evidence;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.scope.Caller;

/**
 * The record of everything that is done in a case, in place of the audit trail: that one is read by
 * people who must not know that the case exists. Each case has a chain of its own, so that it can
 * be handed on without the others; the register of access rights has one as well, under an id that
 * is no case's.
 *
 * <p>Each new head is announced on Kafka with the step that made it: whoever cuts off the chain's
 * tail, or writes it anew, cannot also change what the broker already keeps.
 */
@ApplicationScoped
public class EvidenceChain {

  public static final String TOPIC = "evidence.anchors";
  public static final String TYPE = "evidence.anchored.v1";

  private final EvidenceRepository entries;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  EvidenceChain(EvidenceRepository entries, Outbox outbox, Caller caller, Clock clock) {
    this.entries = entries;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /** The head of a case's chain at a moment. */
  record EvidenceAnchored(UUID spillId, long seq, String hash, Instant occurredAt) {}

  /** What is written down, with everything known about its moment. */
  record Act(
      Instant at,
      String actor,
      String actorName,
      String action,
      SortedMap<String, String> details) {}

  /**
   * The case is this transaction's until it ends. Whoever writes into a chain, and locks rows of
   * its case besides, does this before it locks any: callers and workers would else wait for each
   * other.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lock(UUID spillId) {
    entries.lock(spillId);
  }

  /**
   * Writes down an act of the caller, or of {@code system} where nobody calls.
   *
   * @param action what was done, {@code spill.confirm}
   * @param details ids and facts; never a folder's name, a subject or anything else of the content
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(UUID spillId, String action, Map<String, String> details) {
    entries.lock(spillId);
    EvidenceEntry entry =
        EvidenceEntry.after(entries.last(spillId).orElse(null), spillId, act(action, details));
    entries.persistAndFlush(entry);
    outbox.announce(
        TOPIC,
        TYPE,
        spillId.toString(),
        new EvidenceAnchored(spillId, entry.seq(), entry.hash(), clock.instant()));
  }

  /** Writes down what the caller did unless the same was written down of them since a moment. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void addUnlessSince(Instant since, UUID spillId, String action) {
    if (!entries.has(spillId, action, caller.subject(), since)) {
      add(spillId, action, Map.of());
    }
  }

  private Act act(String action, Map<String, String> details) {
    boolean called = Arc.container().requestContext().isActive() && !caller.isAnonymous();
    return new Act(
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        called ? caller.subject() : "system",
        called ? caller.name() : "system",
        action,
        new TreeMap<>(details));
  }

  /** The last row of a chain. */
  public record Head(long seq, String hash) {}

  /** None before the first row. */
  @Transactional
  public Optional<Head> head(UUID spillId) {
    return entries.last(spillId).map(last -> new Head(last.seq(), last.hash()));
  }

  /** When each act was done for the first time. */
  @Transactional
  public Map<String, Instant> firsts(UUID spillId) {
    return entries.firsts(spillId);
  }

  @Transactional
  public List<EvidenceView> page(UUID spillId, long after, int rows) {
    return entries.after(spillId, after, rows).stream().map(EvidenceEntry::view).toList();
  }

  /** The lines of an export behind a row, which {@code verify-evidence} checks. */
  @Transactional
  public List<Line> lines(UUID spillId, long after, int rows) {
    return entries.after(spillId, after, rows).stream()
        .map(entry -> new Line(entry.seq(), entry.exportLine()))
        .toList();
  }

  public record Line(long seq, String text) {}
}
