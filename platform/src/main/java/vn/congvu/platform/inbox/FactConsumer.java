package vn.congvu.platform.inbox;

import java.util.Set;

/**
 * A bean that acts on facts of other services: say which topics, and what to do per type. Reading,
 * once-only effect, retry and the dead-letter topic are {@link FactConsumers}' work.
 */
public abstract class FactConsumer {

  /** Names the inbox rows and the Kafka group; never changes once in production. */
  protected abstract String name();

  protected abstract Set<String> topics();

  /**
   * Registers a handler per type; a type without one is counted and passed over. A handler calls
   * the feature's service and decides nothing itself; it drops a fact whose version is older than
   * what it knows.
   */
  protected abstract void register(Handlers handlers);
}
