package vn.congvu.account.importing;

import static java.util.function.Function.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckContext;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.DraftRow;
import vn.congvu.account.importing.check.KnownUnit;
import vn.congvu.account.importing.check.ListChecker;
import vn.congvu.account.importing.check.Proposal;
import vn.congvu.account.importing.check.RegisteredPerson;
import vn.congvu.account.importing.check.RowValues;
import vn.congvu.account.importing.check.UnitNames;
import vn.congvu.account.naming.AddressBook;
import vn.congvu.account.naming.Candidates;
import vn.congvu.account.naming.NameGenerator;
import vn.congvu.account.naming.NamingSubject;
import vn.congvu.account.person.PersonService;
import vn.congvu.account.profile.ClashStrategy;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.NamingRules;
import vn.congvu.account.profile.NamingTemplate;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.RegulationProfile;
import vn.congvu.account.unit.UnitService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.platform.text.SearchText;

/** Holds a list against the register, the address book and the regulation of the day. */
@ApplicationScoped
class ListChecks {

  private final UnitService units;
  private final PersonService people;
  private final AddressBook addresses;
  private final ProfileService profiles;

  ListChecks(
      UnitService units, PersonService people, AddressBook addresses, ProfileService profiles) {
    this.units = units;
    this.people = people;
    this.addresses = addresses;
    this.profiles = profiles;
  }

  /**
   * @param allowed the units that the list may name
   */
  List<CheckedRow> check(
      List<DraftRow> rows, Collection<UnitView> allowed, @Nullable String defaultUnit) {
    RegulationProfile regulation = profiles.active();
    Map<String, UnitView> byCode =
        allowed.stream().collect(Collectors.toMap(UnitView::code, identity()));
    CheckContext context =
        new CheckContext(
            new UnitNames(
                allowed.stream()
                    .map(unit -> new KnownUnit(unit.code(), unit.name(), unit.parentCode()))
                    .toList()),
            defaultUnit,
            officialDomains(regulation, allowed),
            needsCitizenId(regulation.naming()),
            units.today(),
            this::registered,
            values -> proposals(values, byCode, regulation),
            addresses::taken);
    return new ListChecker(context).check(rows);
  }

  private static List<String> officialDomains(
      RegulationProfile regulation, Collection<UnitView> allowed) {
    List<String> domains = new ArrayList<>(regulation.mailDomains());
    allowed.stream()
        .map(UnitView::domain)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(domains::add);
    return domains;
  }

  /** Digits that no rule asks for are not kept. */
  private static boolean needsCitizenId(NamingRules naming) {
    return naming.clashes().value().contains(ClashStrategy.CITIZEN_ID_4)
        || naming.personal().value().parts().stream()
            .anyMatch(
                part ->
                    part.equals(new NamingTemplate.Field(NamingTemplate.Placeholder.CITIZEN_ID_3)));
  }

  private List<RegisteredPerson> registered(Set<String> names) {
    return people
        .namedLike(names.stream().map(SearchText::fold).collect(Collectors.toSet()))
        .stream()
        .map(p -> new RegisteredPerson(p.fullName(), p.unitCode(), p.phone(), p.birthDate()))
        .toList();
  }

  private List<Proposal> proposals(
      List<RowValues> values, Map<String, UnitView> byCode, RegulationProfile regulation) {
    NameGenerator generator = new NameGenerator(regulation.naming());
    List<NamingSubject> subjects = values.stream().map(person -> subject(person, byCode)).toList();
    List<Candidates> found = addresses.candidates(subjects);
    List<Proposal> proposals = new ArrayList<>(found.size());
    for (int at = 0; at < found.size(); at++) {
      Candidates candidates = found.get(at);
      NamingSubject subject = subjects.get(at);
      var problem = candidates.problem();
      proposals.add(
          problem != null
              ? new Proposal(List.of(), null, problem.detail())
              : new Proposal(candidates.addresses(), best(generator, subject, regulation), null));
    }
    return proposals;
  }

  private static @Nullable String best(
      NameGenerator generator, NamingSubject subject, RegulationProfile regulation) {
    String own = subject.domain();
    String domain = own == null ? regulation.mailDomains().getFirst() : own;
    return generator
        .localParts(subject)
        .findFirst()
        .map(local -> local + "@" + domain)
        .orElse(null);
  }

  private static NamingSubject subject(RowValues person, Map<String, UnitView> byCode) {
    String unitCode = Objects.requireNonNull(person.unitCode());
    UnitView unit = Objects.requireNonNull(byCode.get(unitCode));
    return new NamingSubject(
        MailboxKind.PERSONAL,
        Objects.requireNonNull(person.fullName()),
        unitCode,
        unit.parentCode(),
        person.birthDate(),
        person.citizenIdTail(),
        unit.domain());
  }
}
