package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.References;

/** What a case looks for, by the rules of today. */
@ApplicationScoped
class WantedPrints {

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
}
