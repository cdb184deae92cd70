package vn.congvu.incident.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.contracts.account.CredentialEvent;
import vn.congvu.contracts.account.CredentialEvent.CredentialCompromised;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
class CredentialConsumer extends FactConsumer {

  private final IncidentService incidents;

  CredentialConsumer(IncidentService incidents) {
    this.incidents = incidents;
  }

  @Override
  protected String name() {
    return "incident-credentials";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(CredentialEvent.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.on(CredentialCompromised.TYPE, CredentialCompromised.class, incidents::openHijack);
  }
}
