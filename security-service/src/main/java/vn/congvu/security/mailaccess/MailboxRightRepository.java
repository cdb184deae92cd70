package vn.congvu.security.mailaccess;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class MailboxRightRepository implements PanacheRepositoryBase<MailboxRight, UUID> {

  Optional<MailboxRight> forStep(UUID id) {
    return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
  }

  /** Asked for or in force: there is at most one for a person in a mailbox. */
  boolean isThere(UUID mailboxId, String holder) {
    return count(
            "mailboxId = ?1 and holder = ?2 and state in ('ASKED', 'IN_FORCE')", mailboxId, holder)
        > 0;
  }

  List<MailboxRight> inForce(UUID mailboxId) {
    return list("mailboxId = ?1 and state = 'IN_FORCE' order by id", mailboxId);
  }

  /** Held by a person, by the login or by who is known behind it. */
  List<MailboxRight> heldBy(String username, String subject) {
    return list(
        "state = 'IN_FORCE' and kind <> 'PLATFORM' and (holderSubject = ?2"
            + " or holderSubject is null and holder = ?1) order by id",
        username,
        subject);
  }

  /** Whose time is over; each replica takes others. */
  @SuppressWarnings("unchecked")
  List<UUID> over(Instant now, int atMost) {
    return getEntityManager()
        .createNativeQuery(
            """
            select id from mailbox_right where state = 'IN_FORCE' and until <= :now
             order by id limit :most for update skip locked
            """,
            UUID.class)
        .setParameter("now", now)
        .setParameter("most", atMost)
        .getResultList();
  }
}
