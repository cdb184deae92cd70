package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.security.LeakEvent;
import vn.congvu.contracts.security.LeakEvent.LeakReleased;
import vn.congvu.contracts.security.LeakEvent.LeakReopened;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.coverage.PlacesOutOfSight;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.SpillPeople;

/**
 * How a case goes on: it is locked, the version that a step was made against and the caller's part
 * are checked, and each new state is a row of the evidence chain.
 */
@ApplicationScoped
public class SpillSteps {

  private final SpillRepository spills;
  private final SpillPeople people;
  private final SpillViews views;
  private final PlacesOutOfSight outOfSight;
  private final EvidenceChain evidence;
  private final Outbox outbox;
  private final Clock clock;

  SpillSteps(
      SpillRepository spills,
      SpillPeople people,
      SpillViews views,
      PlacesOutOfSight outOfSight,
      EvidenceChain evidence,
      Outbox outbox,
      Clock clock) {
    this.spills = spills;
    this.people = people;
    this.views = views;
    this.outOfSight = outOfSight;
    this.evidence = evidence;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * A step that leaves the case in its state, in the transaction of what is done.
   *
   * @param caller must have one of the parts, in an open case of that version
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SpillView step(Caller caller, UUID id, @Nullable String ifMatch, Part... parts) {
    Spill spill = locked(caller, id, ifMatch, parts);
    spill.touch();
    spills.flush();
    return views.of(spill, caller);
  }

  /** What was done by a step of this transaction, with the version that the case has by it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public <T> Stepped<T> stepped(UUID id, T done) {
    return new Stepped<>(done, spills.require(id).version());
  }

  /**
   * Takes a case on to its next state, in the transaction of what made it so.
   *
   * @param caller must have one of the parts, in a case of that version
   * @param details for the evidence chain: ids and facts
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SpillView advance(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      SpillState next,
      Map<String, String> details,
      Part... parts) {
    Spill spill = locked(caller, id, ifMatch, parts);
    advance(spill, next, details);
    return views.of(spill, caller);
  }

  /**
   * Takes a case on in the name of a job, which acts for whoever ordered it.
   *
   * @return false when the case cannot go there from where it stands, as when it is there already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean advance(UUID id, SpillState next, Map<String, String> details) {
    evidence.lock(id);
    Spill spill = spills.requireLocked(id);
    SpillState before = spill.state();
    if (!before.mayBecome(next)) {
      return false;
    }
    advance(spill, next, details);
    if (before.isEnd()) {
      announce(spill, LeakReopened::new);
    }
    return true;
  }

  /** Ends a case as a false alarm when what was taken away is back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void released(UUID id, String reason) {
    if (advance(id, SpillState.RELEASED, Map.of("reason", reason))) {
      outOfSight.dismiss(id);
      announce(spills.require(id), LeakReleased::new);
    }
  }

  /** The case, locked until the transaction ends, for a caller who has one of the parts. */
  @Transactional(Transactional.TxType.MANDATORY)
  Spill locked(Caller caller, UUID id, @Nullable String ifMatch, Part... parts) {
    Spill spill = locked(caller, id, ifMatch);
    people.require(id, caller, parts);
    return spill;
  }

  /** The same for a step that another right than a part allows; the caller sees the case. */
  @Transactional(Transactional.TxType.MANDATORY)
  Spill locked(Caller caller, UUID id, @Nullable String ifMatch) {
    evidence.lock(id);
    Spill spill = spills.requireForStep(id, Compartment.of(caller, clock.instant()));
    Versions.require(ifMatch, spill.version());
    return spill;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void advance(Spill spill, SpillState next, Map<String, String> details) {
    spill.become(next, clock.instant());
    spills.flush();
    evidence.add(spill.id(), "spill." + next.slug(), details);
  }

  /** A fact of the case now; its versions count from one, those of a row from zero. */
  interface Fact {
    LeakEvent of(UUID id, long version, Instant at);
  }

  /** An exercise is nobody else's affair: whoever counts leaks would count it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void announce(Spill spill, Fact kind) {
    if (!spill.isExercise()) {
      LeakEvent fact = kind.of(spill.id(), spill.version() + 1, clock.instant());
      outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
    }
  }
}
