package vn.congvu.incident.agency;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.account.UnitEvent;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
class UnitConsumer extends FactConsumer {

  private final AgencyService agencies;

  UnitConsumer(AgencyService agencies) {
    this.agencies = agencies;
  }

  @Override
  protected String name() {
    return "incident-units";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(UnitEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.onEach(UnitEvent.class, agencies::learn);
  }
}
