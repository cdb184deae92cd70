package vn.congvu.account.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.congvu.account.person.NewPerson;
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.person.PersonService;
import vn.congvu.account.person.PersonView;
import vn.congvu.platform.text.SearchText;

/**
 * Who answers for an organisation's mailbox and who works in it. A list names people, not ids: the
 * one of the same name who is there already stays the same person.
 */
@ApplicationScoped
class OrganisationPeople {

  private final MailboxRepository mailboxes;
  private final PersonService people;

  OrganisationPeople(MailboxRepository mailboxes, PersonService people) {
    this.mailboxes = mailboxes;
    this.people = people;
  }

  /** When nobody is named, the head works in it alone. */
  void nameFirst(Mailbox mailbox, List<NewPerson> users, PersonView head, Instant now) {
    List<UUID> named =
        users.isEmpty()
            ? List.of(head.id())
            : users.stream().map(user -> people.register(user, mailbox.unitCode()).id()).toList();
    named.forEach(person -> mailboxes.add(new MailboxUser(mailbox.id(), person, now)));
  }

  PersonView head(Mailbox mailbox, NewPerson wanted) {
    PersonView present = people.require(mailbox.ownerId());
    return isSame(present, wanted)
        ? people.change(present.id(), changeTo(wanted))
        : people.register(wanted, mailbox.unitCode());
  }

  void replaceUsers(Mailbox mailbox, List<NewPerson> wanted, Instant now) {
    List<PersonView> leaving = new ArrayList<>(people.byIds(mailboxes.users(mailbox.id())));
    for (NewPerson user : wanted) {
      Optional<PersonView> present =
          leaving.stream().filter(person -> isSame(person, user)).findFirst();
      if (present.isPresent()) {
        leaving.remove(present.get());
        people.change(present.get().id(), changeTo(user));
      } else {
        UUID person = people.register(user, mailbox.unitCode()).id();
        mailboxes.add(new MailboxUser(mailbox.id(), person, now));
      }
    }
    mailboxes.dropUsers(mailbox.id(), leaving.stream().map(PersonView::id).toList());
  }

  /** Phone and birth date of those who have nothing to do with any mailbox any more. */
  void forgetLeavers(List<UUID> concernedBefore) {
    people.forgetRestricted(mailboxes.ofNoMailbox(concernedBefore));
  }

  private static boolean isSame(PersonView person, NewPerson wanted) {
    return SearchText.fold(person.fullName()).equals(SearchText.fold(wanted.fullName()));
  }

  private static PersonChange changeTo(NewPerson wanted) {
    return new PersonChange(
        wanted.fullName(), wanted.position(), wanted.phone(), wanted.birthDate());
  }
}
