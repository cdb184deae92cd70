package vn.congvu.account.profile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

@ApplicationScoped
class ProfileRepository implements PanacheRepositoryBase<ProfileVersion, UUID> {

  /** The id alone: the rules of a version never change and are kept once read. */
  Optional<UUID> idInForce(LocalDate day) {
    return getEntityManager()
        .createQuery(
            """
            select id from ProfileVersion
            where state = :approved and effectiveFrom <= :day order by effectiveFrom desc
            """,
            UUID.class)
        .setParameter("approved", ProfileState.APPROVED)
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /** The version that a new one must build upon, in force already or not. */
  Optional<ProfileVersion> latestApproved() {
    return find("state = ?1 order by effectiveFrom desc", ProfileState.APPROVED)
        .firstResultOptional();
  }

  Optional<UUID> baseOf(UUID id) {
    return getEntityManager()
        .createQuery("select basedOn from ProfileVersion where id = :id", UUID.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  boolean approvedOn(UUID base) {
    return count("basedOn = ?1 and state = ?2", base, ProfileState.APPROVED) > 0;
  }

  Optional<ProfileVersion> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Newest first, behind the given version or from the first one on. */
  List<ProfileVersion> page(@Nullable LocalDate effectiveFrom, @Nullable UUID id, int limit) {
    return effectiveFrom == null || id == null
        ? find("order by effectiveFrom desc, id desc").page(0, limit).list()
        : find(
                "(effectiveFrom, id) < (?1, ?2) order by effectiveFrom desc, id desc",
                effectiveFrom,
                id)
            .page(0, limit)
            .list();
  }

  /** Of several replicas that start on an empty database one writes the first version. */
  boolean insertFirst(
      String title, LocalDate effectiveFrom, String rules, String decision, Instant now) {
    return 1
        == getEntityManager()
            .createNativeQuery(
                """
                insert into regulation_profile
                  (id, title, effective_from, state, rules, changes, decision, proposed_by,
                   proposed_by_name, proposed_at, decided_by, decided_by_name, decided_at, version)
                values (:id, :title, :effectiveFrom, 'APPROVED', :rules, '{}', :decision, 'system',
                   'system', :now, 'deployment', 'deployment', :now, 0)
                on conflict do nothing
                """)
            .setParameter("id", Ids.next())
            .setParameter("title", title)
            .setParameter("effectiveFrom", effectiveFrom)
            .setParameter("rules", rules)
            .setParameter("decision", decision)
            .setParameter("now", now)
            .executeUpdate();
  }
}
