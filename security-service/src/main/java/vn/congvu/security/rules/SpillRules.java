package vn.congvu.security.rules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.contracts.account.RegulationEvent.RegulationActivated;

/**
 * Answers what the regulation asks today. Until it was announced for the first time Congvu's
 * defaults answer, and say so as their legal basis.
 */
@ApplicationScoped
public class SpillRules {

  private static final String BY_DEFAULT = "chưa nhận được quy chế; mặc định của Congvu";

  private final RegulationRepository regulations;

  SpillRules(RegulationRepository regulations) {
    this.regulations = regulations;
  }

  @Transactional(Transactional.TxType.SUPPORTS)
  public <T> Rule<T> of(SpillRule<T> rule) {
    RulesView.Spelled spelled = spelled(rule);
    return new Rule<>(rule.parse().apply(spelled.value()), spelled.legalBasis());
  }

  /** Of the regulation in force; none before it was announced. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Optional<String> title() {
    return regulations.inForce().map(Regulation::title);
  }

  @Transactional
  RulesView view() {
    List<RulesView.Spelled> rules = SpillRule.ALL.stream().map(this::spelled).toList();
    return regulations
        .inForce()
        .map(it -> new RulesView(it.profileId(), it.title(), it.effectiveFrom(), rules))
        .orElseGet(() -> new RulesView(null, null, null, rules));
  }

  private RulesView.Spelled spelled(SpillRule<?> rule) {
    return regulations
        .rule(rule.key())
        .map(it -> new RulesView.Spelled(rule.key(), it.value(), it.legalBasis()))
        .orElseGet(() -> new RulesView.Spelled(rule.key(), rule.byDefault(), BY_DEFAULT));
  }

  /**
   * A fact that is older than what is known says nothing new; one that is unreadable is refused.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void learn(RegulationActivated fact) {
    var rules = new ArrayList<RegulationRule>();
    for (RegulationEvent.Rule told : fact.rules()) {
      for (SpillRule<?> rule : SpillRule.ALL) {
        if (rule.key().equals(told.key())) {
          Object _ = rule.parse().apply(told.value());
          rules.add(new RegulationRule(told.key(), told.value(), told.legalBasis()));
        }
      }
    }
    Regulation known = regulations.inForce().orElse(null);
    if (known != null && known.isNewerThan(fact)) {
      return;
    }
    if (known == null) {
      regulations.persist(new Regulation(fact));
    } else {
      known.learn(fact);
    }
    regulations.flush();
    regulations.replace(rules);
  }
}
