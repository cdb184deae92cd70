package vn.congvu.account.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.text.SearchText;

@ApplicationScoped
class MailboxRepository {
  private static final int BRIEFS_PER_QUERY = 1000;
  private static final String OWN = "m.ownerSubject = :subject or m.address = :username";

  private final Session entities;

  MailboxRepository(Session entities) {
    this.entities = entities;
  }

  void add(Object row) {
    entities.persist(row);
  }

  Optional<Mailbox> byId(UUID id) {
    return Optional.ofNullable(entities.find(Mailbox.class, id));
  }

  Optional<Mailbox> lock(UUID id) {
    return Optional.ofNullable(entities.find(Mailbox.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  Optional<Mailbox> byAddress(String address) {
    return entities
        .createQuery(
            """
            from Mailbox m where m.state <> DELETED
              and (m.address = :address
                or m.id = (select a.mailboxId from MailboxAlias a where a.address = :address))
            """,
            Mailbox.class)
        .setParameter("address", address)
        .getResultStream()
        .findFirst();
  }

  List<MailboxBrief> briefs(Collection<UUID> ids, Collection<String> addresses) {
    List<MailboxBrief> found = new ArrayList<>();
    chunks(ids).forEach(chunk -> found.addAll(briefs("m.id", chunk)));
    chunks(addresses).forEach(chunk -> found.addAll(briefs("m.address", chunk)));
    return found;
  }

  private List<MailboxBrief> briefs(String field, List<?> values) {
    return entities
        .createQuery(
            """
            select m.id, m.kind, m.address, m.unitCode, m.state, m.quotaBytes
            from Mailbox m where m.state <> DELETED and %s in :values
            """
                .formatted(field),
            MailboxBrief.class)
        .setParameter("values", values)
        .getResultList();
  }

  /** Whose aliases these are, by alias; what is no alias is left out. */
  Map<String, UUID> aliased(Collection<String> addresses) {
    Map<String, UUID> found = new HashMap<>();
    chunks(addresses)
        .forEach(
            chunk ->
                entities
                    .createQuery(
                        "from MailboxAlias a where a.address in :values", MailboxAlias.class)
                    .setParameter("values", chunk)
                    .getResultList()
                    .forEach(alias -> found.put(alias.address(), alias.mailboxId())));
    return found;
  }

  /** A list of ten thousand is asked in parts: each value is a parameter. */
  private static <T> Stream<List<T>> chunks(Collection<T> values) {
    return values.stream().gather(Gatherers.windowFixed(BRIEFS_PER_QUERY));
  }

  Set<UUID> ownedBy(String subject, String username) {
    return new HashSet<>(
        entities
            .createQuery("select m.id from Mailbox m where " + OWN, UUID.class)
            .setParameter("subject", subject)
            .setParameter("username", username)
            .getResultList());
  }

  boolean bears(String address) {
    return byAddress(address).isPresent();
  }

  List<String> aliases(UUID id) {
    return entities
        .createQuery(
            "select address from MailboxAlias where mailboxId = :id order by address", String.class)
        .setParameter("id", id)
        .getResultList();
  }

  List<UUID> users(UUID id) {
    return entities
        .createQuery(
            "select personId from MailboxUser where mailboxId = :id order by id", UUID.class)
        .setParameter("id", id)
        .getResultList();
  }

  void dropAliases(UUID id) {
    entities
        .createMutationQuery("delete from MailboxAlias where mailboxId = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  void dropUsers(UUID id, List<UUID> people) {
    entities
        .createMutationQuery(
            "delete from MailboxUser where mailboxId = :id and personId in :people")
        .setParameter("id", id)
        .setParameter("people", people)
        .executeUpdate();
  }

  /** Those among the given people who hold or use no mailbox that still exists. */
  List<UUID> ofNoMailbox(List<UUID> people) {
    return entities
        .createNativeQuery(
            """
            select unnest(cast(:people as uuid[]))
            except
            select owner_id from mailbox where state <> 'DELETED'
            except
            select u.person_id from mailbox_user u join mailbox m on m.id = u.mailbox_id
            where m.state <> 'DELETED'
            """,
            UUID.class)
        .setParameter("people", people.stream().map(UUID::toString).toArray(String[]::new))
        .getResultList();
  }

  List<UUID> dueOn(LocalDate day, int limit) {
    return entities
        .createQuery(
            """
            select id from Mailbox where state = AWAITING_DELETION and deletionDue <= :day
            order by deletionDue, id
            """,
            UUID.class)
        .setParameter("day", day)
        .setMaxResults(limit)
        .getResultList();
  }

  Optional<Mailbox> seen(UUID id, Sight sight) {
    Conditions where = new Conditions().add("m.id = :id", "id", id);
    within(sight, where);
    return where.query(entities, "from Mailbox m where ", "", Mailbox.class, 1).stream()
        .findFirst();
  }

  List<MailboxRow> page(
      Sight sight,
      MailboxFilter filter,
      @Nullable String afterAddress,
      @Nullable UUID afterId,
      int limit) {
    Conditions where = new Conditions();
    within(sight, where);
    where.addIfAsked("m.unitCode in :units", "units", filter.unitCodes());
    where.addIfAsked("m.state = :state", "state", filter.state());
    where.addIfAsked("m.kind = :kind", "kind", filter.kind());
    where.addIfAsked("m.address = :address", "address", filter.address());
    List<String> patterns = SearchText.patterns(filter.query());
    for (int i = 0; i < patterns.size(); i++) {
      where.add("m.searchText like :word" + i, "word" + i, patterns.get(i));
    }
    if (afterAddress != null && afterId != null) {
      where.add("(m.address, m.id) > (:afterAddress, :afterId)", "afterAddress", afterAddress);
      where.bind("afterId", afterId);
    }
    return where.query(
        entities,
        """
        select m.id, m.kind, m.address, m.unitCode, m.state, m.quotaBytes, m.displayName, m.position,
          m.deletionDue, m.version
        from Mailbox m where\s\
        """,
        " order by m.address, m.id",
        MailboxRow.class,
        limit);
  }

  List<TransitionResponse> history(UUID id, @Nullable UUID after, int limit) {
    Conditions where = new Conditions().add("t.mailboxId = :id", "id", id);
    where.addIfAsked("t.id > :after", "after", after);
    return where.query(
        entities,
        """
        select t.id, t.step, t.fromState, t.toState, t.before, t.after, t.occurredAt, t.actorSubject,
          t.actorName, t.legalBasis, t.requestId, t.reason
        from MailboxTransition t where\s\
        """,
        " order by t.id",
        TransitionResponse.class,
        limit);
  }

  /** The one place where a caller's sight becomes a condition. */
  private static void within(Sight sight, Conditions where) {
    if (sight.scope().all()) {
      return;
    }
    Set<String> codes = sight.scope().unitCodes();
    where.add(
        codes.isEmpty() ? "(" + OWN + ")" : "(" + OWN + " or m.unitCode in :scope)",
        "subject",
        sight.subject());
    where.bind("username", sight.username());
    if (!codes.isEmpty()) {
      where.bind("scope", codes);
    }
  }

  /** What must hold, with its parameters. The text is ours; only values come from outside. */
  private static final class Conditions {
    private final StringBuilder text = new StringBuilder("1 = 1");
    private final Map<String, Object> values = new HashMap<>();

    Conditions add(String condition, String name, Object value) {
      text.append(" and ").append(condition);
      return bind(name, value);
    }

    void addIfAsked(String condition, String name, @Nullable Object value) {
      if (value != null) {
        add(condition, name, value);
      }
    }

    Conditions bind(String name, Object value) {
      values.put(name, value);
      return this;
    }

    <T> List<T> query(Session entities, String select, String order, Class<T> type, int limit) {
      var query = entities.createQuery(select + text + order, type).setMaxResults(limit);
      values.forEach(query::setParameter);
      return query.getResultList();
    }
  }
}
