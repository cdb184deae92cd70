package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.contracts.account.CredentialEvent;
import vn.congvu.platform.outbox.Outbox;

/** Announces what happened to a mailbox's credential, counted per mailbox. */
@ApplicationScoped
class CredentialFacts {

  private static final String COUNT =
      """
      insert into credential (mailbox_id, version, set_at) values (:mailbox, 1, :set)
      on conflict (mailbox_id) do update
        set version = credential.version + 1,
            set_at = coalesce(excluded.set_at, credential.set_at)
      returning version\
      """;

  private final EntityManager entities;
  private final Outbox outbox;
  private final Clock clock;

  CredentialFacts(EntityManager entities, Outbox outbox, Clock clock) {
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
  }

  void reset(MailboxView mailbox) {
    Instant now = clock.instant();
    announce(
        new CredentialEvent.CredentialReset(
            mailbox.id(), next(mailbox.id(), now), now, mailbox.address(), mailbox.unitCode()));
  }

  void compromised(MailboxView mailbox, UUID reportId) {
    Instant now = clock.instant();
    announce(
        new CredentialEvent.CredentialCompromised(
            mailbox.id(),
            next(mailbox.id(), null),
            now,
            mailbox.address(),
            mailbox.unitCode(),
            reportId));
  }

  private long next(UUID mailboxId, @Nullable Instant setAt) {
    return ((Number)
            entities
                .createNativeQuery(COUNT)
                .setParameter("mailbox", mailboxId)
                .setParameter("set", setAt == null ? null : setAt.atOffset(ZoneOffset.UTC))
                .getSingleResult())
        .longValue();
  }

  private void announce(CredentialEvent fact) {
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }
}
