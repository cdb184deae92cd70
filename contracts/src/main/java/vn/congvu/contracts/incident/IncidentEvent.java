package vn.congvu.contracts.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.Fact;

/** Facts about one incident. */
public sealed interface IncidentEvent extends Fact {

  String TOPIC = "incident.events";

  UUID incidentId();

  /** What happened, as incident-service names it: {@code HIJACK}. */
  String kind();

  /** The unit concerned; absent when it is the whole system. */
  @Nullable String unitCode();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return incidentId().toString();
  }

  /** The operator has an incident to handle and its clock runs. */
  record IncidentOpened(
      UUID incidentId,
      long version,
      Instant occurredAt,
      String kind,
      @Nullable String unitCode,
      @Nullable UUID mailboxId)
      implements IncidentEvent {
    public static final String TYPE = "incident.opened.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The incident went up to the level given, where someone higher must act. */
  record IncidentEscalated(
      UUID incidentId,
      long version,
      Instant occurredAt,
      String kind,
      @Nullable String unitCode,
      int level)
      implements IncidentEvent {
    public static final String TYPE = "incident.escalated.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The incident is over. */
  record IncidentResolved(
      UUID incidentId, long version, Instant occurredAt, String kind, @Nullable String unitCode)
      implements IncidentEvent {
    public static final String TYPE = "incident.resolved.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
