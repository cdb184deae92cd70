package vn.congvu.account.naming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.RegulationProfile;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/** Every address that was ever given: reserved while a request lives, in use, in quarantine. */
@ApplicationScoped
public class AddressBook {

  private static final int SUBJECTS_PER_QUERY = 200;

  private final AddressClaims claims;
  private final ProfileService profiles;
  private final Clock clock;

  AddressBook(AddressClaims claims, ProfileService profiles, Clock clock) {
    this.claims = claims;
    this.profiles = profiles;
    this.clock = clock;
  }

  /** The first free addresses by the profile's templates and clash list, best first. */
  @Transactional
  public List<String> candidates(NamingSubject subject) {
    Candidates candidates = candidates(List.of(subject)).getFirst();
    FieldError problem = candidates.problem();
    if (problem != null) {
      throw ProblemException.of(AddressProblem.NAMING_DATA_MISSING, problem.detail())
          .withErrors(List.of(problem));
    }
    return candidates.addresses();
  }

  /**
   * For a whole list, in few queries: the first candidates of any two subjects differ. Nothing is
   * reserved.
   */
  @Transactional
  public List<Candidates> candidates(List<NamingSubject> subjects) {
    RegulationProfile profile = profiles.active();
    NameGenerator generator = new NameGenerator(profile.naming());
    List<CandidateSearch> searches =
        subjects.stream()
            .map(subject -> CandidateSearch.of(subject, generator, profile.mailDomains()))
            .toList();
    Set<String> promised = new HashSet<>();
    Instant now = clock.instant();
    for (int from = 0; from < searches.size(); from += SUBJECTS_PER_QUERY) {
      int to = Math.min(from + SUBJECTS_PER_QUERY, searches.size());
      search(searches.subList(from, to), promised, now);
    }
    return searches.stream().map(CandidateSearch::result).toList();
  }

  private void search(List<CandidateSearch> searches, Set<String> promised, Instant now) {
    List<CandidateSearch> open = searches;
    while (!open.isEmpty()) {
      List<String> asked = new ArrayList<>();
      open.forEach(search -> asked.addAll(search.next()));
      Set<String> taken = claims.takenAmong(asked, now);
      open.forEach(search -> search.keepFree(taken, promised));
      open = open.stream().filter(CandidateSearch::isOpen).toList();
    }
  }

  /** Which of the addresses cannot be claimed now. */
  @Transactional
  public Set<String> taken(Collection<String> addresses) {
    return claims.takenAmong(
        addresses.stream().map(AddressBook::canonical).toList(), clock.instant());
  }

  /** For the life of a request; the same line may ask again. */
  @Transactional
  public void reserve(String address, UUID requestLineId) {
    String canonical = canonical(address);
    AddressRules.require(canonical, profiles.active().mailDomains());
    if (!claims.reserve(canonical, requestLineId, clock.instant())) {
      throw taken(canonical);
    }
  }

  /**
   * For a whole list, in few statements. Answers the lines whose address was refused, each with the
   * reason for the user; the others are reserved.
   */
  @Transactional
  public Map<UUID, String> reserveAll(Map<UUID, String> addressByLine) {
    List<String> domains = profiles.active().mailDomains();
    Map<UUID, String> refused = new HashMap<>();
    Map<UUID, String> allowed = new HashMap<>();
    addressByLine.forEach(
        (line, address) ->
            AddressRules.problem(canonical(address), domains)
                .ifPresentOrElse(
                    why -> refused.put(line, why), () -> allowed.put(line, canonical(address))));
    Set<UUID> reserved = claims.reserveAll(allowed, clock.instant());
    allowed.forEach(
        (line, address) -> {
          if (!reserved.contains(line)) {
            refused.put(line, takenDetail(address));
          }
        });
    return refused;
  }

  /** Reserved, or free, becomes in use; the same mailbox may ask again. */
  @Transactional
  public void take(String address, UUID mailboxId) {
    String canonical = canonical(address);
    if (!claims.take(canonical, mailboxId, clock.instant())) {
      throw taken(canonical);
    }
  }

  /** The request was refused or withdrawn. */
  @Transactional
  public void release(UUID requestLineId) {
    claims.releaseAll(List.of(requestLineId));
  }

  @Transactional
  public void releaseAll(Collection<UUID> requestLineIds) {
    claims.releaseAll(requestLineIds);
  }

  /**
   * Nobody gets the address before the profile's time: a new holder would get the old one's mail.
   */
  @Transactional
  public void free(String address, Instant at) {
    Instant until =
        at.atZone(WorkingCalendar.ZONE)
            .plus(profiles.active().addressQuarantine().value())
            .toInstant();
    claims.quarantine(canonical(address), until, clock.instant());
  }

  private static String canonical(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }

  private static ProblemException taken(String address) {
    return ProblemException.of(AddressProblem.ADDRESS_TAKEN, takenDetail(address));
  }

  private static String takenDetail(String address) {
    return "Địa chỉ %s đang được dùng, được giữ cho một đề nghị khác hoặc chưa hết thời gian cách ly."
        .formatted(address);
  }
}
