package vn.congvu.security.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.evidence.EvidenceChain;

/** The people of each case, kept apart as the law asks. */
@ApplicationScoped
public class SpillPeople {

  private final SpillPersonRepository people;
  private final EvidenceChain evidence;
  private final Clock clock;

  SpillPeople(SpillPersonRepository people, EvidenceChain evidence, Clock clock) {
    this.people = people;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** The caller takes a part. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void join(UUID spillId, Caller caller, Part part) {
    if (partsOf(spillId, caller).contains(part)) {
      return;
    }
    add(
        spillId,
        part,
        caller.username().toLowerCase(Locale.ROOT),
        caller.subject(),
        caller.name(),
        caller.name(),
        null);
  }

  /** Somebody else gets a part; until they come they are known by the name they log in with. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void name(UUID spillId, Caller caller, Part part, String username, String name) {
    add(spillId, part, username.strip().toLowerCase(Locale.ROOT), null, name, caller.name(), null);
  }

  /** The owner of a mailbox has reported without logging in here. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reported(UUID spillId, String mailbox) {
    add(spillId, Part.REPORTER, mailbox, null, mailbox, "Thư mục báo cáo", null);
  }

  /** Somebody reads for a time. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void admit(
      UUID spillId, String username, String subject, String name, String by, Instant until) {
    add(spillId, Part.BREAK_GLASS, username, subject, name, by, until);
  }

  private void add(
      UUID spillId,
      Part part,
      String username,
      @Nullable String subject,
      String name,
      String by,
      @Nullable Instant until) {
    evidence.lock(spillId);
    Instant now = clock.instant();
    for (SpillPerson other : people.of(spillId)) {
      boolean same =
          other.username().equals(username) || (subject != null && subject.equals(other.subject()));
      if (same && other.part() == part && part != Part.BREAK_GLASS) {
        throw ProblemException.of(
            PeopleProblem.NAMED_ALREADY, "Người này đã có vai trò đó trong vụ việc.");
      }
      if (same && !part.mayBeWith(other.part())) {
        throw ProblemException.of(
            PeopleProblem.PERSONS_MUST_DIFFER,
            "%s và %s phải là hai người khác nhau."
                .formatted(capitalised(part.inVietnamese()), other.part().inVietnamese()));
      }
    }
    people.persistAndFlush(new SpillPerson(spillId, part, username, subject, name, by, now, until));
    evidence.add(
        spillId,
        "person.join",
        until == null
            ? Map.of("part", part.name(), "person", name, "username", username)
            : Map.of(
                "part", part.name(), "person", name, "username", username, "until", "" + until));
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The caller's parts; whoever was named and comes for the first time is greeted. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<Part> partsOf(UUID spillId, Caller caller) {
    Instant now = clock.instant();
    List<SpillPerson> all = people.of(spillId);
    var parts = EnumSet.noneOf(Part.class);
    all.stream()
        .filter(person -> person.isKnownAs(caller, now))
        .forEach(person -> parts.add(person.part()));
    for (SpillPerson person : all) {
      // A login may have got another name since; the person behind it stays bound by their parts.
      if (person.isExpected(caller, now) && parts.stream().allMatch(person.part()::mayBeWith)) {
        evidence.lock(spillId);
        person.greet(caller);
        parts.add(person.part());
        evidence.add(
            spillId, "person.come", Map.of("part", person.part().name(), "person", caller.name()));
      }
    }
    return parts;
  }

  /** Refuses a caller who has none of these parts. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void require(UUID spillId, Caller caller, Part... wanted) {
    Set<Part> parts = partsOf(spillId, caller);
    if (Arrays.stream(wanted).noneMatch(parts::contains)) {
      throw ProblemException.of(
          PeopleProblem.NOT_YOUR_PART,
          "Bước này do %s thực hiện.".formatted(wanted[0].inVietnamese()));
    }
  }

  /** Those who look at the case by order now. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<PersonView> guestsOf(UUID spillId) {
    Instant now = clock.instant();
    return people.of(spillId).stream()
        .map(SpillPerson::view)
        .filter(person -> person.until() != null && person.until().isAfter(now))
        .toList();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<PersonView> of(UUID spillId) {
    return people.of(spillId).stream().map(SpillPerson::view).toList();
  }
}
