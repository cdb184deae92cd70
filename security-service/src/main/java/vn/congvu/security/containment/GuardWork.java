package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.RedeliveryGuard;
import vn.congvu.platform.database.Database;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.References;

/** Tells the mail server what to hold back, and what no more. */
@ApplicationScoped
class GuardWork {

  private final RedeliveryGuard guard;
  private final FingerprintKeys keys;
  private final References references;
  private final SpillRules rules;
  private final Orders orders;
  private final EvidenceChain evidence;
  private final Database database;

  GuardWork(
      RedeliveryGuard guard,
      FingerprintKeys keys,
      References references,
      SpillRules rules,
      Orders orders,
      EvidenceChain evidence,
      Database database) {
    this.guard = guard;
    this.keys = keys;
    this.references = references;
    this.rules = rules;
    this.orders = orders;
    this.evidence = evidence;
    this.database = database;
  }

  @Transactional
  CasePrints prints(UUID spillId) {
    return new CasePrints(references.prints(spillId), rules.of(SpillRule.PARTS_FROM).value());
  }

  /** Nothing to do where all that is known of the case is held already. */
  void hold(Order order, CasePrints prints) {
    Map<Fingerprint, Boolean> held = prints.held();
    if (held.size() == order.guarded() || !guard.offered()) {
      return;
    }
    if (!guard.knows(keys.get())) {
      throw new Unguarded();
    }
    held.forEach(guard::hold);
    guarded(order, held.size());
  }

  /** What another case holds, too, stays held. */
  void release(Order order, CasePrints prints) {
    if (!guard.offered()) {
      return;
    }
    letGo(order.spillId(), prints.all());
  }

  /** What innocent mail has too is let through again. */
  void releaseExcluded(Order order) {
    if (guard.offered()) {
      letGo(order.spillId(), excluded(order.spillId()));
    }
  }

  @Transactional
  Set<Fingerprint> excluded(UUID spillId) {
    return references.excluded(spillId).stream().map(Fingerprint::of).collect(Collectors.toSet());
  }

  private void letGo(UUID spillId, Set<Fingerprint> prints) {
    Set<UUID> ofOthers = ofOthers(spillId, prints);
    for (Fingerprint print : prints) {
      if (!ofOthers.contains(print.uuid())) {
        guard.release(print);
      }
    }
  }

  private Set<UUID> ofOthers(UUID spillId, Set<Fingerprint> prints) {
    return heldByOthers(spillId, prints).stream().map(Held::print).collect(Collectors.toSet());
  }

  /** A fingerprint that a case holds. */
  record Held(UUID print, UUID spillId) {}

  /** By which of these fingerprints other cases hold mail. */
  List<Held> heldByOthers(UUID spillId, Collection<Fingerprint> prints) {
    return database.query(
        """
        select distinct f.print, f.spill_id from spill_fingerprint f
          join spill_reference r on r.id = f.reference_id and r.accepted_at is not null
          join containment c on c.spill_id = f.spill_id and c.aim = 'TAKE'
         where f.print = any(?) and f.spill_id <> ? and f.excluded_at is null
        """,
        row -> new Held(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
        Database.uuids(prints.stream().map(Fingerprint::uuid).toList()),
        spillId);
  }

  @Transactional
  void guarded(Order order, int prints) {
    evidence.lock(order.spillId());
    orders.guarded(order.lease(), prints);
    evidence.add(
        order.spillId(), "containment.guarded", Map.of("prints", Integer.toString(prints)));
  }
}
