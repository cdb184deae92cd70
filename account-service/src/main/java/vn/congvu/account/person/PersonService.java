package vn.congvu.account.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** People come and go with their mailboxes: who wants to change one, changes the mailbox. */
@ApplicationScoped
public class PersonService {
  private final PersonRepository people;
  private final Clock clock;

  PersonService(PersonRepository people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Transactional
  public PersonView register(NewPerson wanted, String unitCode) {
    Person person = new Person(wanted, unitCode, clock.instant());
    people.add(person);
    return person.view();
  }

  @Transactional
  public PersonView change(UUID id, PersonChange change) {
    Person person = existing(id);
    person.change(change);
    return person.view();
  }

  @Transactional
  public void moveTo(UUID id, String unitCode) {
    existing(id).moveTo(unitCode);
  }

  @Transactional
  public void forgetRestricted(Collection<UUID> ids) {
    people.byIds(ids).forEach(Person::forgetRestricted);
  }

  @Transactional
  public PersonView require(UUID id) {
    return existing(id).view();
  }

  @Transactional
  public List<PersonView> byIds(Collection<UUID> ids) {
    return people.byIds(ids).stream().map(Person::view).toList();
  }

  /** Everyone whose folded name (see SearchText.fold) is one of the given, in one query. */
  @Transactional
  public List<KnownPerson> namedLike(Collection<String> foldedNames) {
    return people.namedLike(foldedNames);
  }

  @Transactional
  List<PersonRow> page(
      PersonFilter filter, @Nullable String afterName, @Nullable UUID afterId, int limit) {
    return people.page(filter, afterName, afterId, limit);
  }

  @Transactional
  Optional<PersonView> find(UUID id) {
    return people.byId(id).map(Person::view);
  }

  private Person existing(UUID id) {
    return people
        .byId(id)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy người này."));
  }
}
