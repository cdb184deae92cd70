package vn.congvu.account.mailbox;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxTransition.Actor;
import vn.congvu.account.mailbox.MailboxTransition.Detail;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.scope.Caller;

/**
 * Writes down what was done to a mailbox: its history, the audit trail, and the fact for others.
 */
@ApplicationScoped
class MailboxLedger {
  private final EntityManager entities;
  private final AuditTrail audit;
  private final Outbox outbox;
  private final Caller caller;
  private final Clock clock;

  MailboxLedger(
      EntityManager entities, AuditTrail audit, Outbox outbox, Caller caller, Clock clock) {
    this.entities = entities;
    this.audit = audit;
    this.outbox = outbox;
    this.caller = caller;
    this.clock = clock;
  }

  /** As precise as the database keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  void enter(
      Mailbox mailbox,
      MailboxStep step,
      @Nullable MailboxState from,
      Detail detail,
      Because because) {
    entities.persist(
        new MailboxTransition(mailbox, step, from, detail, actor(because), because, now()));
    AuditEntry entry =
        AuditEntry.of(step.auditAction(), "mailbox", mailbox.id().toString())
            .unit(mailbox.unitCode())
            .reason(because.reason())
            .legalBasis(because.legalBasis())
            .detail("address", mailbox.address());
    if (because.requestId() != null) {
      entry = entry.detail("requestId", because.requestId());
    }
    if (because.onBehalfOf() != null) {
      entry = entry.detail("onBehalfOf", because.onBehalfOf().subject());
    }
    audit.record(entry);
    // The version that a fact carries is the one that this step leaves behind.
    entities.flush();
  }

  void announce(MailboxEvent fact) {
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }

  private Actor actor(Because because) {
    if (Arc.container().requestContext().isActive() && !caller.isAnonymous()) {
      return new Actor(caller.subject(), caller.name());
    }
    Because.Officer officer = because.onBehalfOf();
    return officer == null
        ? Actor.SYSTEM
        : new Actor(
            officer.subject(), Objects.requireNonNullElse(officer.name(), Actor.SYSTEM.name()));
  }
}
