package vn.congvu.account.naming;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.ClashStrategy;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.NamingRules;
import vn.congvu.account.profile.NamingTemplate;
import vn.congvu.account.profile.NamingTemplate.Field;
import vn.congvu.account.profile.NamingTemplate.Literal;
import vn.congvu.account.profile.NamingTemplate.Part;
import vn.congvu.account.profile.NamingTemplate.Placeholder;

/**
 * The local parts a subject may get, best first: the template, then each clash strategy of the
 * regulation in its order, then numbers, so that there is always one more to try. The stream is
 * lazy; nothing here knows which ones are taken.
 */
public final class NameGenerator {

  static final int MAX_LOCAL_PART = 64;
  private static final int MAX_SEQUENCE = 9999;

  /** For one letter, a year with its month, or a number. */
  private static final int LEAST_ROOM = 8;

  private static final ReservedLocalParts RESERVED = ReservedLocalParts.load();

  private final NamingRules rules;

  public NameGenerator(NamingRules rules) {
    this.rules = rules;
  }

  /**
   * @throws UnnameableException when the subject lacks what the template needs
   */
  public Stream<String> localParts(NamingSubject subject) {
    Set<String> seen = new LinkedHashSet<>();
    return forms(subject)
        .filter(LocalPart::isDotAtom)
        .filter(local -> !RESERVED.contains(local))
        .filter(seen::add);
  }

  private Stream<String> forms(NamingSubject subject) {
    UnitCode unit = UnitCode.of(subject);
    return subject.kind() == MailboxKind.PERSONAL
        ? personal(subject, unit)
        : organisation(subject, unit);
  }

  private Stream<String> personal(NamingSubject subject, UnitCode unit) {
    Person person = Person.of(subject);
    NamingTemplate template = rules.personal().value();
    Frame frame = Frame.of(template, unit);
    String base =
        personalFields(template)
            .map(field -> person.required(field, rules.personal().legalBasis()))
            .collect(Collectors.joining());
    // Concatenated and not flat-mapped: an iterator over flatMap would make all numbers at once.
    Stream<String> byRule =
        rules.clashes().value().stream()
            .map(strategy -> alternatives(strategy, base, template, person))
            .reduce(Stream.empty(), Stream::concat);
    return Stream.concat(Stream.concat(Stream.of(base), byRule), sequence(base)).map(frame::around);
  }

  private static Stream<String> alternatives(
      ClashStrategy strategy, String base, NamingTemplate template, Person person) {
    return switch (strategy) {
      case AGREED_SHORT_NAME, SHORT_FORM -> person.shortForms();
      case CITIZEN_ID_4 -> citizenId4(template, person);
      case SEQUENCE_NUMBER -> sequence(base);
      case BIRTH_YEAR -> person.birthYear().stream().map(year -> base + year);
      case SHORT_FORM_BIRTH_YEAR ->
          person.birthYear().stream().flatMap(year -> person.shortForms().map(form -> form + year));
      case SHORT_FORM_BIRTH_YEAR_MONTH ->
          person.birthYearAndMonth().stream()
              .flatMap(date -> person.shortForms().map(form -> form + date));
    };
  }

  private static Stream<String> citizenId4(NamingTemplate template, Person person) {
    Optional<String> four = person.citizenIdTail(4);
    if (four.isEmpty()) {
      return Stream.empty();
    }
    String form =
        personalFields(template)
            .map(
                field ->
                    field == Placeholder.CITIZEN_ID_3 ? four.get() : person.value(field).orElse(""))
            .collect(Collectors.joining());
    boolean placed = personalFields(template).anyMatch(Placeholder.CITIZEN_ID_3::equals);
    return Stream.of(placed ? form : form + four.get());
  }

  private Stream<String> organisation(NamingSubject subject, UnitCode unit) {
    Frame frame = Frame.of(organisationTemplate(subject, unit), unit);
    return Stream.concat(Stream.of(""), sequence("")).map(frame::around);
  }

  private NamingTemplate organisationTemplate(NamingSubject subject, UnitCode unit) {
    if (unit.subUnit() != null) {
      return rules.subUnit().value();
    }
    if (!unit.isCommune()) {
      return rules.organisation().value();
    }
    String name = String.join(" ", VietnameseName.words(subject.fullName()));
    if (name.startsWith("dang uy")) {
      return rules.communeParty().value();
    }
    boolean council = name.startsWith("hdnd") || name.startsWith("hoi dong nhan dan");
    return council ? rules.communeCouncil().value() : rules.commune().value();
  }

  private static Stream<String> sequence(String base) {
    return IntStream.rangeClosed(1, MAX_SEQUENCE).mapToObj(number -> base + number);
  }

  private static Stream<Placeholder> personalFields(NamingTemplate template) {
    return template.parts().stream()
        .filter(Field.class::isInstance)
        .map(part -> ((Field) part).placeholder())
        .filter(Placeholder::isPersonal);
  }

  /** What stands before and behind the part that belongs to the person or the number. */
  private record Frame(String before, String behind) {

    static Frame of(NamingTemplate template, UnitCode unit) {
      List<Part> parts = template.parts();
      int first = indexOfPersonal(parts, false);
      int last = indexOfPersonal(parts, true);
      Frame frame =
          first < 0
              ? new Frame(text(parts, unit), "")
              : new Frame(
                  text(parts.subList(0, first), unit),
                  text(parts.subList(last + 1, parts.size()), unit));
      if (frame.room() < LEAST_ROOM) {
        throw new UnnameableException(
            "unitCode", "Mã đơn vị quá dài, không còn chỗ cho tên trong địa chỉ thư.");
      }
      return frame;
    }

    private int room() {
      return MAX_LOCAL_PART - before.length() - behind.length();
    }

    /** Cuts the middle when the whole would be longer than RFC 5321 allows. */
    String around(String middle) {
      if (middle.length() <= room()) {
        return before + middle + behind;
      }
      // Trailing digits stay: they are what tells two cut names apart.
      String number = middle.substring(middle.length() - trailingDigits(middle));
      return before + middle.substring(0, room() - number.length()) + number + behind;
    }

    private static int trailingDigits(String text) {
      int count = 0;
      while (count < LEAST_ROOM - 1
          && count < text.length()
          && Character.isDigit(text.charAt(text.length() - 1 - count))) {
        count++;
      }
      return count;
    }

    private static int indexOfPersonal(List<Part> parts, boolean last) {
      IntStream found =
          IntStream.range(0, parts.size())
              .filter(i -> parts.get(i) instanceof Field field && field.placeholder().isPersonal());
      return last ? found.max().orElse(-1) : found.min().orElse(-1);
    }

    private static String text(List<Part> parts, UnitCode unit) {
      return parts.stream()
          .map(
              part ->
                  switch (part) {
                    case Literal literal -> literal.text();
                    case Field field -> unit.value(field.placeholder());
                  })
          .collect(Collectors.joining());
    }
  }

  /** What the templates may ask of a person. */
  private record Person(
      VietnameseName name, NamingSubject subject, @Nullable String citizenIdDigits) {

    static Person of(NamingSubject subject) {
      String tail = subject.citizenIdTail();
      return new Person(
          VietnameseName.of(subject.fullName()),
          subject,
          tail == null ? null : tail.replaceAll("\\D", ""));
    }

    Optional<String> value(Placeholder field) {
      return switch (field) {
        case GIVEN -> Optional.of(name.given());
        case INITIALS -> Optional.of(name.initials());
        case FULL_NAME -> Optional.of(name.joined());
        case CITIZEN_ID_3 -> citizenIdTail(3);
        case AGENCY, SUB_UNIT, COMMUNE -> Optional.empty();
      };
    }

    String required(Placeholder field, String legalBasis) {
      return value(field)
          .orElseThrow(
              () ->
                  new UnnameableException(
                      "citizenIdTail",
                      "Quy tắc đặt tên (%s) cần ít nhất 3 số cuối của số CCCD."
                          .formatted(legalBasis)));
    }

    Optional<String> citizenIdTail(int digits) {
      return Optional.ofNullable(citizenIdDigits)
          .filter(tail -> tail.length() >= digits)
          .map(tail -> tail.substring(tail.length() - digits));
    }

    Optional<String> birthYear() {
      return Optional.ofNullable(subject.birthDate()).map(date -> "%04d".formatted(date.getYear()));
    }

    Optional<String> birthYearAndMonth() {
      return Optional.ofNullable(subject.birthDate())
          .map(date -> "%04d%02d".formatted(date.getYear(), date.getMonthValue()));
    }

    /** Surname cut, middle cut, both cut, middle left out. */
    Stream<String> shortForms() {
      return Stream.of(
          name.surnameInitials() + name.middleJoined() + name.given(),
          name.surnameJoined() + name.middleInitials() + name.given(),
          name.initials() + name.given(),
          name.surnameJoined() + name.given());
    }
  }
}
