package vn.congvu.contracts;

import java.time.Instant;

/**
 * What every announced fact can say about itself; the record's own components are its JSON body.
 */
public interface Fact {

  /** The Kafka topic, one per kind of aggregate. */
  String topic();

  /** The CloudEvents type, with the version of its shape: {@code mailbox.issued.v1}. */
  String type();

  /** The id of the aggregate: facts with the same key keep their order. */
  String key();

  /** Counts the changes of the aggregate, so that a consumer can drop what is older. */
  long version();

  /** When it became true, which is not when it was sent. */
  Instant occurredAt();
}
