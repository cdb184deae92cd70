package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.calendar.WorkingCalendar;

@ApplicationScoped
class RequestRepository {

  private final EntityManager entities;

  RequestRepository(EntityManager entities) {
    this.entities = entities;
  }

  String nextCode(Instant now) {
    Number number =
        (Number) entities.createNativeQuery("select nextval('request_number')").getSingleResult();
    int year = Year.from(now.atZone(WorkingCalendar.ZONE)).getValue();
    return "YC-%d-%06d".formatted(year, number.longValue());
  }

  void add(Request request) {
    entities.persist(request);
    entities.flush();
  }

  void add(RequestStep step) {
    entities.persist(step);
  }

  /** One at a time: who comes second waits here and then finds the version changed. */
  Optional<Request> locked(UUID id) {
    return Optional.ofNullable(entities.find(Request.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** With what SQL has counted meanwhile, and with the version it has from now on. */
  Request current(Request request) {
    entities.flush();
    entities.refresh(request);
    return request;
  }

  /** A new list: all of its lines are open. */
  void setLineCount(UUID id, int lines) {
    entities
        .createNativeQuery(
            "update request set line_count = :lines, open_lines = :lines where id = :id")
        .setParameter("lines", lines)
        .setParameter("id", id)
        .executeUpdate();
  }

  void closeLines(UUID id) {
    entities
        .createNativeQuery("update request set open_lines = 0 where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Returns how many are left. */
  int countDown(UUID id) {
    return ((Number)
            entities
                .createNativeQuery(
                    "update request set open_lines = open_lines - 1 where id = :id returning"
                        + " open_lines")
                .setParameter("id", id)
                .getSingleResult())
        .intValue();
  }

  /** Not through the entity: a due time that moves with the calendar is nobody's edit. */
  void setDue(UUID id, @Nullable Instant due) {
    entities
        .createQuery("update Request r set r.dueAt = :due where r.id = :id")
        .setParameter("due", due)
        .setParameter("id", id)
        .executeUpdate();
  }

  List<RequestStep> history(UUID requestId) {
    return entities
        .createQuery("from RequestStep s where s.requestId = :id order by s.id", RequestStep.class)
        .setParameter("id", requestId)
        .getResultList();
  }

  List<Request> withRunningClock() {
    return entities
        .createQuery(
            "from Request r where r.receivedAt is not null and r.finishedAt is null", Request.class)
        .getResultList();
  }

  List<RequestStep> historiesOfRunning() {
    return entities
        .createQuery(
            """
            select s from RequestStep s, Request r
            where s.requestId = r.id and r.receivedAt is not null and r.finishedAt is null
            order by s.id
            """,
            RequestStep.class)
        .getResultList();
  }

  long countOverdue(Instant now) {
    return entities
        .createQuery(
            "select count(*) from Request r where r.finishedAt is null and r.dueAt < :now",
            Long.class)
        .setParameter("now", now)
        .getSingleResult();
  }

  Optional<Request> visible(UUID id, Visibility visibility) {
    Conditions where = new Conditions().visible(visibility).and("r.id = :id", "id", id);
    return list(where, 1).stream().findFirst();
  }

  /** Newest first. */
  List<Request> page(
      RequestFilter filter, Visibility visibility, @Nullable UUID after, int limit, Instant now) {
    Conditions where = new Conditions().visible(visibility);
    where.andIfGiven("r.state = :state", "state", filter.state());
    where.andIfGiven("r.type = :type", "type", filter.type());
    where.andIfGiven("r.unitCode = :unit", "unit", filter.unit());
    where.andIfGiven("r.id < :after", "after", after);
    if (filter.overdue()) {
      where.and("r.finishedAt is null and r.dueAt < :now", "now", now);
    }
    if (filter.query() != null && !filter.query().isBlank()) {
      String query = filter.query().strip().toLowerCase(Locale.ROOT);
      where.and(
          "(lower(r.code) = :query or locate(:query, lower(r.letterNumber)) > 0)", "query", query);
    }
    return list(where, limit);
  }

  private List<Request> list(Conditions where, int limit) {
    var query =
        entities.createQuery(
            "select r from Request r where %s order by r.id desc".formatted(where.clause()),
            Request.class);
    where.parameters.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  private static final class Conditions {
    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    Conditions visible(Visibility visibility) {
      if (!visibility.all()) {
        and(
            """
            (r.unitCode in :units
              or r.losingUnitCode in :units and r.state not in :unsent
              or exists (select 1 from RequestLine l
                where l.requestId = r.id and l.mailboxId in :mailboxes))
            """,
            "units",
            visibility.units());
        parameters.put("mailboxes", visibility.mailboxes());
        parameters.put("unsent", Visibility.UNSENT);
      }
      return this;
    }

    Conditions and(String clause, String name, Object value) {
      clauses.add(clause);
      parameters.put(name, value);
      return this;
    }

    void andIfGiven(String clause, String name, @Nullable Object value) {
      if (value != null) {
        and(clause, name, value);
      }
    }

    String clause() {
      return clauses.isEmpty() ? "1 = 1" : String.join(" and ", clauses);
    }
  }
}
