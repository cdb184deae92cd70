package vn.congvu.account.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxTransition.Detail;
import vn.congvu.account.person.NewPerson;
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.person.PersonService;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.unit.UnitService;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/**
 * Changes the register of mailboxes. Each change writes the mailbox's history, an audit entry and,
 * where others act on it, a fact, all in one transaction.
 */
@ApplicationScoped
public class MailboxService {
  private final MailboxRepository mailboxes;
  private final PersonService people;
  private final UnitService units;
  private final ProfileService profiles;
  private final OrganisationPeople organisations;
  private final MailboxLedger ledger;

  MailboxService(
      MailboxRepository mailboxes,
      PersonService people,
      UnitService units,
      ProfileService profiles,
      OrganisationPeople organisations,
      MailboxLedger ledger) {
    this.mailboxes = mailboxes;
    this.people = people;
    this.units = units;
    this.profiles = profiles;
    this.organisations = organisations;
    this.ledger = ledger;
  }

  /** Enters a mailbox that the mail server already has; it waits for its first password. */
  @Transactional
  public UUID register(NewMailbox wanted, Because because) {
    NewPerson holder = wanted.owner();
    if (holder == null) {
      throw ProblemException.of(
          MailboxProblem.MAILBOX_WITHOUT_HOLDER,
          "Hộp thư %s chưa có người chịu trách nhiệm.".formatted(wanted.address()));
    }
    String unitCode = units.known(wanted.unitCode()).code();
    refuseTaken(wanted.address());
    PersonView owner = people.register(holder, unitCode);
    Mailbox mailbox = new Mailbox(wanted, owner, ledger.now());
    mailboxes.add(mailbox);
    if (wanted.kind() == MailboxKind.ORGANISATION) {
      organisations.nameFirst(mailbox, wanted.users(), owner, ledger.now());
    }
    ledger.enter(mailbox, MailboxStep.ISSUED, null, new Detail(null, mailbox.address()), because);
    ledger.announce(
        new MailboxEvent.MailboxIssued(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            unitCode,
            MailboxEvent.Kind.valueOf(mailbox.kind().name()),
            mailbox.quotaBytes(),
            because.requestId()));
    return mailbox.id();
  }

  @Transactional
  public MailboxView require(UUID id) {
    return view(mailboxes.byId(id).orElseThrow(MailboxService::unknown));
  }

  /** By its address or one of its aliases; a deleted mailbox is not found. */
  @Transactional
  public Optional<MailboxView> byAddress(String address) {
    return mailboxes.byAddress(Mailbox.normal(address)).map(this::view);
  }

  /**
   * For a whole list at once: what decides whether something may be asked for these mailboxes.
   *
   * @param addresses main addresses or aliases, in lower case
   */
  @Transactional
  public MailboxBriefs briefs(Collection<UUID> ids, Collection<String> addresses) {
    Map<String, UUID> aliases = mailboxes.aliased(addresses);
    Set<UUID> wanted = new HashSet<>(ids);
    wanted.addAll(aliases.values());
    Map<UUID, MailboxBrief> byId = new HashMap<>();
    Map<String, MailboxBrief> byAddress = new HashMap<>();
    for (MailboxBrief mailbox : mailboxes.briefs(wanted, addresses)) {
      byId.put(mailbox.id(), mailbox);
      byAddress.put(mailbox.address(), mailbox);
    }
    aliases.forEach((alias, id) -> byAddress.putIfAbsent(alias, byId.get(id)));
    return new MailboxBriefs(byId, byAddress);
  }

  /** The mailboxes that are the caller's own. */
  @Transactional
  public Set<UUID> ownedBy(Caller caller) {
    return mailboxes.ownedBy(caller.subject(), caller.username().toLowerCase(Locale.ROOT));
  }

  /** Tells which login is the owner's, so that the owner finds the mailbox as their own. */
  @Transactional
  public void linkOwner(UUID id, String subject) {
    locked(id).ownedBy(subject);
  }

  /** The user set the first password. */
  @Transactional
  public void activate(UUID id, Because because) {
    Mailbox mailbox = step(id, MailboxStep.ACTIVATED, because, it -> it.activate(ledger.now()));
    ledger.announce(
        new MailboxEvent.MailboxActivated(
            mailbox.id(), mailbox.version(), ledger.now(), mailbox.address(), mailbox.unitCode()));
  }

  /** Nobody can log in; mail still arrives. */
  @Transactional
  public void lock(UUID id, Because because) {
    Mailbox mailbox = step(id, MailboxStep.LOCKED, because, it -> it.lock(ledger.now()));
    ledger.announce(
        new MailboxEvent.MailboxLocked(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            mailbox.unitCode(),
            because.legalBasis(),
            because.requestId()));
  }

  @Transactional
  public void unlock(UUID id, Because because) {
    Mailbox mailbox = step(id, MailboxStep.UNLOCKED, because, it -> it.unlock(ledger.now()));
    ledger.announce(
        new MailboxEvent.MailboxUnlocked(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            mailbox.unitCode(),
            because.legalBasis(),
            because.requestId()));
  }

  /** Sending and receiving end; the mailbox is kept for the regulation's time, then deleted. */
  @Transactional
  public void stop(UUID id, Because because) {
    LocalDate due = units.today().plus(profiles.active().retentionBeforeDeletion().value());
    step(id, MailboxStep.STOPPED, because, it -> it.stop(ledger.now()));
    Mailbox mailbox =
        step(
            id,
            MailboxStep.DELETION_SET,
            because,
            it -> it.awaitDeletion(due, ledger.now()),
            new Detail(null, due.toString()));
    ledger.announce(
        new MailboxEvent.MailboxClosed(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            mailbox.unitCode(),
            due,
            because.legalBasis(),
            because.requestId()));
  }

  /** The mailboxes whose time of keeping has passed, oldest first. */
  @Transactional
  public List<UUID> dueForDeletion(int limit) {
    return mailboxes.dueOn(units.today(), limit);
  }

  /** The mail server no longer has it. Phone and birth date go too, unless needed elsewhere. */
  @Transactional
  public void delete(UUID id, Because because) {
    Mailbox mailbox =
        step(id, MailboxStep.DELETED, because, it -> it.delete(units.today(), ledger.now()));
    mailboxes.dropAliases(id);
    organisations.forgetLeavers(peopleOf(mailbox));
    ledger.announce(
        new MailboxEvent.MailboxDeleted(
            mailbox.id(), mailbox.version(), ledger.now(), mailbox.address(), mailbox.unitCode()));
  }

  /** The old address is not kept as an alias by itself; add it where the regulation wants it. */
  @Transactional
  public void rename(UUID id, String newAddress, Because because) {
    String before = locked(id).address();
    refuseTaken(newAddress);
    Mailbox mailbox =
        step(
            id,
            MailboxStep.RENAMED,
            because,
            it -> it.rename(newAddress, ledger.now()),
            new Detail(before, Mailbox.normal(newAddress)));
    ledger.announce(
        new MailboxEvent.MailboxRenamed(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            before,
            mailbox.unitCode(),
            because.requestId()));
  }

  @Transactional
  public void addAlias(UUID id, String alias, Because because) {
    refuseTaken(alias);
    mailboxes.add(new MailboxAlias(Mailbox.normal(alias), id, ledger.now()));
    step(
        id,
        MailboxStep.ALIAS_ADDED,
        because,
        it -> it.aliasAdded(ledger.now()),
        new Detail(null, Mailbox.normal(alias)));
  }

  @Transactional
  public void setQuota(UUID id, long bytes, Because because) {
    String before = Long.toString(locked(id).quotaBytes());
    step(
        id,
        MailboxStep.QUOTA_SET,
        because,
        it -> it.setQuota(bytes, ledger.now()),
        new Detail(before, Long.toString(bytes)));
  }

  /** The mailbox, and the owner of a personal one, go to another unit. */
  @Transactional
  public void transfer(UUID id, String unitCode, Because because) {
    String to = units.require(unitCode).code();
    String before = locked(id).unitCode();
    Mailbox mailbox =
        step(
            id,
            MailboxStep.TRANSFERRED,
            because,
            it -> it.transfer(to, ledger.now()),
            new Detail(before, to));
    if (mailbox.kind() == MailboxKind.PERSONAL) {
      people.moveTo(mailbox.ownerId(), to);
    }
    ledger.announce(
        new MailboxEvent.MailboxTransferred(
            mailbox.id(),
            mailbox.version(),
            ledger.now(),
            mailbox.address(),
            to,
            before,
            because.requestId()));
  }

  /** Corrects what is known of the owner. */
  @Transactional
  public void change(UUID id, PersonChange change, Because because) {
    Mailbox mailbox = locked(id);
    PersonView before = people.require(mailbox.ownerId());
    PersonView after = people.change(mailbox.ownerId(), change);
    step(
        id,
        MailboxStep.CHANGED,
        because,
        it -> it.ownerChanged(after, ledger.now()),
        new Detail(openFields(before), openFields(after)));
  }

  /** Another name, head or clerks of an organisation's mailbox; its address and mail stay. */
  @Transactional
  public void changeOrganisation(UUID id, OrganisationChange change, Because because) {
    Mailbox mailbox = locked(id);
    String before = openFields(mailbox);
    List<UUID> concerned = peopleOf(mailbox);
    PersonView head =
        change.head() == null
            ? people.require(mailbox.ownerId())
            : organisations.head(mailbox, change.head());
    if (change.users() != null) {
      organisations.replaceUsers(mailbox, change.users(), ledger.now());
    }
    String name = change.displayName() == null ? mailbox.displayName() : change.displayName();
    mailbox.organisationChanged(name, head, ledger.now());
    organisations.forgetLeavers(concerned);
    ledger.enter(
        mailbox,
        MailboxStep.CHANGED,
        mailbox.state(),
        new Detail(before, openFields(mailbox)),
        because);
  }

  private String openFields(Mailbox organisation) {
    return "%s; Thủ trưởng: %s; sử dụng: %s"
        .formatted(
            organisation.displayName(),
            openFields(people.require(organisation.ownerId())),
            people.byIds(mailboxes.users(organisation.id())).stream()
                .map(PersonView::fullName)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  /** For the history, which outlives the person's restricted fields: name and position only. */
  private static String openFields(PersonView person) {
    return person.position() == null
        ? person.fullName()
        : person.fullName() + ", " + person.position();
  }

  private Mailbox step(UUID id, MailboxStep step, Because because, Consumer<Mailbox> act) {
    return step(id, step, because, act, Detail.NONE);
  }

  private Mailbox step(
      UUID id, MailboxStep step, Because because, Consumer<Mailbox> act, Detail detail) {
    Mailbox mailbox = locked(id);
    MailboxState from = mailbox.state();
    act.accept(mailbox);
    ledger.enter(mailbox, step, from, detail, because);
    return mailbox;
  }

  /** Locked, so that of two steps at once the second sees what the first left. */
  private Mailbox locked(UUID id) {
    return mailboxes.lock(id).orElseThrow(MailboxService::unknown);
  }

  private List<UUID> peopleOf(Mailbox mailbox) {
    List<UUID> concerned = new ArrayList<>(mailboxes.users(mailbox.id()));
    concerned.add(mailbox.ownerId());
    return concerned;
  }

  private void refuseTaken(String address) {
    if (mailboxes.bears(Mailbox.normal(address))) {
      throw ProblemException.of(
          MailboxProblem.MAILBOX_ADDRESS_IN_USE,
          "Địa chỉ %s đang thuộc một hộp thư khác.".formatted(Mailbox.normal(address)));
    }
  }

  private MailboxView view(Mailbox mailbox) {
    return new MailboxView(
        mailbox.id(),
        mailbox.kind(),
        mailbox.address(),
        mailboxes.aliases(mailbox.id()),
        mailbox.unitCode(),
        mailbox.state(),
        mailbox.quotaBytes(),
        mailbox.displayName(),
        people.require(mailbox.ownerId()),
        people.byIds(mailboxes.users(mailbox.id())),
        mailbox.deletionDue(),
        mailbox.version());
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy hộp thư này.");
  }

  // What callers see; always within their sight.

  @Transactional
  List<MailboxRow> page(
      Sight sight,
      MailboxFilter filter,
      @Nullable String afterAddress,
      @Nullable UUID afterId,
      int limit) {
    return mailboxes.page(sight, filter, afterAddress, afterId, limit);
  }

  @Transactional
  MailboxView seen(UUID id, Sight sight) {
    return view(mailboxes.seen(id, sight).orElseThrow(MailboxService::unknown));
  }

  @Transactional
  List<TransitionResponse> history(UUID id, Sight sight, @Nullable UUID after, int limit) {
    if (mailboxes.seen(id, sight).isEmpty()) {
      throw unknown();
    }
    return mailboxes.history(id, after, limit);
  }
}
