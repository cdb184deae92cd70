package vn.congvu.account.unit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.text.SearchText;

@ApplicationScoped
class UnitRepository {
  /** Any number; only that no other code of the service takes the same. */
  private static final long TREE_LOCK = 2026_1124_0200L;

  private static final String AS_OF =
      """
      select u.id, u.code, p.name, parent.code, p.domain, u.validFrom, u.validTo, p.level, u.version
      from Unit u
        join UnitPeriod p on p.unitId = u.id
        left join Unit parent on parent.id = p.parentId
      where p.validFrom = (select max(x.validFrom) from UnitPeriod x where x.unitId = u.id and x.validFrom <= :at)
      """;

  private static final String LIVING =
      " and u.validFrom <= :at and (u.validTo is null or u.validTo > :at) ";

  /**
   * One query; a dissolved unit without an heir stays with its parent, so that no mailbox is
   * orphaned.
   */
  private static final String REACH =
      """
      with recursive place as (
        select u.id, (select p.parent_id from unit_period p
                      where p.unit_id = u.id and p.valid_from <= :today
                      order by p.valid_from desc limit 1) as parent_id
        from unit u where u.valid_from <= :today),
      edge(upper_id, lower_id) as (
        select parent_id, id from place
        where not exists (select 1 from unit_succession s
                          where s.predecessor_id = place.id and s.effective_from <= :today)
        union all
        select successor_id, predecessor_id from unit_succession where effective_from <= :today),
      reach(id) as (
        select id from unit where code in (:codes)
        union
        select e.lower_id from reach r join edge e on e.upper_id = r.id)
      select u.code from reach join unit u using (id)
      """;

  private final Session entities;

  UnitRepository(Session entities) {
    this.entities = entities;
  }

  /** Changes of the tree go one after another, or two of them could make a circle. */
  void lockTree() {
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:key)", Integer.class)
        .setParameter("key", TREE_LOCK)
        .getSingleResult();
  }

  void add(Object row) {
    entities.persist(row);
  }

  void flush() {
    entities.flush();
  }

  Optional<Unit> byCode(String code) {
    return entities
        .createQuery("from Unit where code = :code", Unit.class)
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  UnitPeriod lastPeriod(Unit unit) {
    return entities
        .createQuery(
            "from UnitPeriod where unitId = :unit order by validFrom desc limit 1",
            UnitPeriod.class)
        .setParameter("unit", unit.id())
        .getSingleResult();
  }

  Optional<String> codeOf(@Nullable UUID id) {
    return id == null ? Optional.empty() : Optional.of(entities.find(Unit.class, id).code());
  }

  /** Needs no life on that day: what a dissolved unit was at the end, ask for its last day. */
  Optional<UnitView> asOf(String code, LocalDate day) {
    return entities
        .createQuery(AS_OF + " and u.code = :code", UnitView.class)
        .setParameter("at", day)
        .setParameter("code", code)
        .getResultStream()
        .findFirst();
  }

  List<UnitView> living(UnitFilter filter, @Nullable String afterCode, int limit) {
    StringBuilder hql = new StringBuilder(AS_OF).append(LIVING);
    List<String> patterns = SearchText.patterns(filter.query());
    for (int i = 0; i < patterns.size(); i++) {
      hql.append(" and p.searchText like :word").append(i);
    }
    if (filter.parentCode() != null) {
      hql.append(" and parent.code = :parent");
    }
    if (afterCode != null) {
      hql.append(" and u.code > :after");
    }
    var query =
        entities
            .createQuery(hql.append(" order by u.code").toString(), UnitView.class)
            .setParameter("at", filter.at())
            .setMaxResults(limit);
    for (int i = 0; i < patterns.size(); i++) {
      query.setParameter("word" + i, patterns.get(i));
    }
    if (filter.parentCode() != null) {
      query.setParameter("parent", filter.parentCode());
    }
    if (afterCode != null) {
      query.setParameter("after", afterCode);
    }
    return query.getResultList();
  }

  List<UnitView> livingAmong(Collection<String> codes, LocalDate day) {
    return entities
        .createQuery(AS_OF + LIVING + " and u.code in :codes order by u.code", UnitView.class)
        .setParameter("at", day)
        .setParameterList("codes", codes)
        .getResultList();
  }

  /** Today's names, of living units and of gone ones. */
  Map<String, String> names(Collection<String> codes, LocalDate today) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(AS_OF + " and u.code in :codes", UnitView.class)
        .setParameter("at", today)
        .setParameter("codes", codes)
        .getResultStream()
        .collect(Collectors.toUnmodifiableMap(UnitView::code, UnitView::name));
  }

  List<UnitHistory.Period> periods(String code) {
    return entities
        .createQuery(
            """
            select p.validFrom, p.name, parent.code, p.domain, p.level, p.legalBasis
            from UnitPeriod p join Unit u on u.id = p.unitId left join Unit parent on parent.id = p.parentId
            where u.code = :code order by p.validFrom
            """,
            UnitHistory.Period.class)
        .setParameter("code", code)
        .getResultList();
  }

  List<UnitHistory.Link> predecessors(String code) {
    return links("s.predecessorId", "s.successorId", code);
  }

  List<UnitHistory.Link> successors(String code) {
    return links("s.successorId", "s.predecessorId", code);
  }

  private List<UnitHistory.Link> links(String wanted, String known, String code) {
    return entities
        .createQuery(
            "select other.code, s.effectiveFrom from UnitSuccession s join Unit other on other.id = "
                + wanted
                + " join Unit u on u.id = "
                + known
                + " where u.code = :code order by s.effectiveFrom, other.code",
            UnitHistory.Link.class)
        .setParameter("code", code)
        .getResultList();
  }

  boolean hasSubunitsFrom(Unit unit, LocalDate day, Collection<UUID> except) {
    return !entities
        .createQuery(
            """
            select 1 from Unit u join UnitPeriod p on p.unitId = u.id
            where p.parentId = :unit and u.id not in :except and (u.validTo is null or u.validTo > :day)
              and not exists (select 1 from UnitPeriod x
                where x.unitId = u.id and x.validFrom > p.validFrom and x.validFrom <= :day)
            """,
            Integer.class)
        .setParameter("unit", unit.id())
        .setParameter("except", except.isEmpty() ? List.of(unit.id()) : except)
        .setParameter("day", day)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** Walks up from a unit as the tree stands on that day. */
  boolean hangsBelow(@Nullable UUID unitId, UUID upper, LocalDate day) {
    Set<UUID> seen = new HashSet<>();
    UUID at = unitId;
    while (at != null && seen.add(at)) {
      if (at.equals(upper)) {
        return true;
      }
      at = parentOn(at, day);
    }
    return false;
  }

  private @Nullable UUID parentOn(UUID unitId, LocalDate day) {
    return entities
        .createQuery(
            "from UnitPeriod where unitId = :unit and validFrom <= :day order by validFrom desc limit 1",
            UnitPeriod.class)
        .setParameter("unit", unitId)
        .setParameter("day", day)
        .getResultStream()
        .findFirst()
        .map(UnitPeriod::parentId)
        .orElse(null);
  }

  /** The days from the given one on, on which something in the tree changes. */
  List<LocalDate> changesFrom(LocalDate day) {
    return entities
        .createQuery(
            "select distinct validFrom from UnitPeriod where validFrom >= :day", LocalDate.class)
        .setParameter("day", day)
        .getResultList();
  }

  Set<String> reach(Set<String> codes, LocalDate today) {
    if (codes.isEmpty()) {
      return Set.of();
    }
    return Set.copyOf(
        entities
            .createNativeQuery(REACH, String.class)
            .setParameter("codes", codes)
            .setParameter("today", today)
            .getResultList());
  }
}
