package vn.congvu.contracts.backup;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about an order to forget a message in every backup. */
public sealed interface ForgettingEvent extends Fact {

  String TOPIC = "forgetting.events";

  UUID orderId();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return orderId().toString();
  }

  /**
   * No key opens the message any more, in no generation and no copy of the backups.
   *
   * @param fingerprint keyed hash of the Message-ID or of the part, 32 hexadecimal digits
   * @param tombstone by which the repository refuses the message from now on
   * @param blobs how many keys were destroyed
   */
  record ForgettingCompleted(
      UUID orderId, long version, Instant occurredAt, String fingerprint, UUID tombstone, int blobs)
      implements ForgettingEvent {
    public static final String TYPE = "forgetting.completed.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
