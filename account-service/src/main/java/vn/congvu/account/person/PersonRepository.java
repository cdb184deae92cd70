package vn.congvu.account.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.text.SearchText;

@ApplicationScoped
class PersonRepository {
  private final Session entities;

  PersonRepository(Session entities) {
    this.entities = entities;
  }

  void add(Person person) {
    entities.persist(person);
  }

  Optional<Person> byId(UUID id) {
    return Optional.ofNullable(entities.find(Person.class, id));
  }

  List<Person> byIds(Collection<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : entities
            .createQuery("from Person where id in :ids", Person.class)
            .setParameter("ids", ids)
            .getResultList();
  }

  List<KnownPerson> namedLike(Collection<String> foldedNames) {
    return foldedNames.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select sortName, fullName, unitCode, phone, birthDate from Person where sortName in :names",
                KnownPerson.class)
            .setParameter("names", foldedNames)
            .getResultList();
  }

  List<PersonRow> page(
      PersonFilter filter, @Nullable String afterName, @Nullable UUID afterId, int limit) {
    StringBuilder hql =
        new StringBuilder(
            "select p.id, p.fullName, p.sortName, p.position, p.phone, p.birthDate, p.unitCode from Person p where 1 = 1");
    List<String> patterns = SearchText.patterns(filter.query());
    for (int i = 0; i < patterns.size(); i++) {
      hql.append(" and p.searchText like :word").append(i);
    }
    if (filter.unitCodes() != null) {
      hql.append(" and p.unitCode in :units");
    }
    if (afterId != null) {
      hql.append(" and (p.sortName, p.id) > (:name, :id)");
    }
    var query =
        entities
            .createQuery(hql.append(" order by p.sortName, p.id").toString(), PersonRow.class)
            .setMaxResults(limit);
    for (int i = 0; i < patterns.size(); i++) {
      query.setParameter("word" + i, patterns.get(i));
    }
    if (filter.unitCodes() != null) {
      query.setParameter("units", filter.unitCodes());
    }
    if (afterId != null) {
      query.setParameter("name", afterName).setParameter("id", afterId);
    }
    return query.getResultList();
  }
}
