package vn.congvu.contracts.security;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about one case of a classified document in mailboxes; an id, and nothing of the case. */
public sealed interface LeakEvent extends Fact {

  String TOPIC = "leak.events";

  UUID spillId();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return spillId().toString();
  }

  /** Somebody reported a classified document, and the clocks of the duties run. */
  record LeakReported(UUID spillId, long version, Instant occurredAt) implements LeakEvent {
    public static final String TYPE = "leak.reported.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** It was a false alarm; whatever was contained has been put back. */
  record LeakReleased(UUID spillId, long version, Instant occurredAt) implements LeakEvent {
    public static final String TYPE = "leak.released.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The document came back after the case was closed, and was caught: it is open again. */
  record LeakReopened(UUID spillId, long version, Instant occurredAt) implements LeakEvent {
    public static final String TYPE = "leak.reopened.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** Destroyed, assessed, remedied: the case is over. */
  record LeakClosed(UUID spillId, long version, Instant occurredAt) implements LeakEvent {
    public static final String TYPE = "leak.closed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
