package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.References;

/** What a case looks for, by the rules of today. */
@ApplicationScoped
public class WantedPrints {

  private final References references;
  private final SpillRules rules;

  WantedPrints(References references, SpillRules rules) {
    this.references = references;
    this.rules = rules;
  }

  @Transactional
  Wanted of(UUID spillId) {
    return Wanted.of(references.prints(spillId), rules.of(SpillRule.PARTS_FROM).value());
  }

  /** By what a search of a case would find a message; empty when it would not. */
  public Optional<FoundBy> foundBy(UUID spillId, MessagePrints message) {
    return of(spillId).in(message);
  }
}
