package vn.congvu.contracts.account;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.Fact;

/** Facts about the credential of one mailbox; never the credential. */
public sealed interface CredentialEvent extends Fact {

  String TOPIC = "credential.events";

  UUID mailboxId();

  String address();

  String unitCode();

  @Override
  default String topic() {
    return TOPIC;
  }

  @Override
  default String key() {
    return mailboxId().toString();
  }

  /** The user set a new password by a one-time link. */
  record CredentialReset(
      UUID mailboxId, long version, Instant occurredAt, String address, String unitCode)
      implements CredentialEvent {
    public static final String TYPE = "credential.reset.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The password is known to others; it was voided and every session ended. */
  record CredentialCompromised(
      UUID mailboxId,
      long version,
      Instant occurredAt,
      String address,
      String unitCode,
      UUID reportId)
      implements CredentialEvent {
    public static final String TYPE = "credential.compromised.v1";

    @Override
    public String type() {
      return TYPE;
    }
  }
}
