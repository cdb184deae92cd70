package vn.congvu.account.credential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PasswordLinkRepository implements PanacheRepositoryBase<PasswordLink, UUID> {

  private static final String LIVE = "mailboxId = ?1 and usedAt is null and voidedAt is null";

  Optional<PasswordLink> byToken(String token) {
    return find("tokenHash", LinkToken.hash(token))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  Optional<PasswordLink> toChange(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Optional<PasswordLink> liveOf(UUID mailboxId) {
    return find(LIVE, mailboxId).firstResultOptional();
  }

  void voidLive(UUID mailboxId, Instant at) {
    update("voidedAt = ?2 where " + LIVE, mailboxId, at);
  }
}
