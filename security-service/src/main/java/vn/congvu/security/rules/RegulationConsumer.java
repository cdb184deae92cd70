package vn.congvu.security.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
class RegulationConsumer extends FactConsumer {

  private final SpillRules rules;

  RegulationConsumer(SpillRules rules) {
    this.rules = rules;
  }

  @Override
  protected String name() {
    return "security-regulation";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(RegulationEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.on(
        RegulationEvent.RegulationActivated.TYPE,
        RegulationEvent.RegulationActivated.class,
        rules::learn);
  }
}
