package vn.congvu.security.duty;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.rules.SpillRules;

/** Starts the clocks and writes down how each duty was done. Who may is the case's to say. */
@ApplicationScoped
public class Duties {

  private final DutyRepository duties;
  private final SpillRules rules;
  private final EvidenceChain evidence;
  private final Clock clock;

  Duties(DutyRepository duties, SpillRules rules, EvidenceChain evidence, Clock clock) {
    this.duties = duties;
    this.rules = rules;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** The time runs by the rules that hold now; a regulation that changes later moves nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void start(UUID spillId, DutyKind kind, Instant at) {
    duties.persist(new Duty(spillId, kind, at, rules.of(kind.rule())));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void done(Caller caller, UUID spillId, DutyKind kind, Deed deed) {
    done(caller.subject(), caller.name(), spillId, kind, deed);
  }

  /**
   * @param subject who did it, as the token said it or would
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void done(String subject, String name, UUID spillId, DutyKind kind, Deed deed) {
    Duty duty = duties.findByIdOptional(new Duty.Id(spillId, kind)).orElseThrow();
    Instant now = clock.instant();
    duty.done(deed, subject, name, now);
    evidence.add(spillId, "duty.done", said(duty.view(now)));
  }

  private static Map<String, String> said(DutyView duty) {
    var said = new TreeMap<String, String>();
    said.put("duty", duty.kind().name());
    said.put("doneAt", String.valueOf(duty.doneAt()));
    said.put("dueAt", duty.dueAt().toString());
    said.put("told", String.valueOf(duty.told()));
    said.put("channel", String.valueOf(duty.channel()));
    if (duty.letterNumber() != null) {
      said.put("letterNumber", duty.letterNumber());
    }
    if (duty.proof() != null) {
      said.put("proof", duty.proof());
    }
    return said;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<DutyView> of(UUID spillId) {
    Instant now = clock.instant();
    return duties.of(spillId).stream().map(duty -> duty.view(now)).toList();
  }
}
