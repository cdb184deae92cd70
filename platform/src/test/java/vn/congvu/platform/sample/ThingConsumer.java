package vn.congvu.platform.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.platform.inbox.FactConsumer;
import vn.congvu.platform.inbox.Handlers;

@ApplicationScoped
public class ThingConsumer extends FactConsumer {

  private final ThingService service;

  ThingConsumer(ThingService service) {
    this.service = service;
  }

  @Override
  protected String name() {
    return "things";
  }

  @Override
  protected Set<String> topics() {
    return Set.of(ThingService.TOPIC);
  }

  @Override
  protected void register(Handlers handlers) {
    handlers.on(ThingService.CREATED, ThingService.ThingCreated.class, service::take);
  }
}
