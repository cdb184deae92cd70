package vn.congvu.account.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ShippedRegulations;

/** What holds for every name in every shipped regulation. */
class NameGeneratorPropertyTest {

  private static final String LETTERS =
      "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";

  @Property
  void candidatesAreDotAtomsOfAsciiWithinTheLimit(
      @ForAll("regulations") String regulation, @ForAll("subjects") NamingSubject subject) {
    assertThat(candidates(regulation, subject))
        .isNotEmpty()
        .allSatisfy(
            candidate ->
                assertThat(candidate)
                    .matches("[a-z0-9]+(\\.[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(64));
  }

  @Property
  void noTwoCandidatesAreEqual(
      @ForAll("regulations") String regulation, @ForAll("subjects") NamingSubject subject) {
    assertThat(candidates(regulation, subject)).hasSize(50).doesNotHaveDuplicates();
  }

  @Property
  void theSameInputGivesTheSameCandidates(
      @ForAll("regulations") String regulation, @ForAll("subjects") NamingSubject subject) {
    assertThat(candidates(regulation, subject)).isEqualTo(candidates(regulation, subject));
  }

  @Property
  void composedAndDecomposedSpellingsAreOneName(
      @ForAll("regulations") String regulation, @ForAll("subjects") NamingSubject subject) {
    NamingSubject decomposed =
        named(subject, Normalizer.normalize(subject.fullName(), Normalizer.Form.NFD));

    assertThat(candidates(regulation, decomposed)).isEqualTo(candidates(regulation, subject));
  }

  @Property
  void spacesAndCapitalsDoNotMatter(
      @ForAll("regulations") String regulation, @ForAll("subjects") NamingSubject subject) {
    NamingSubject untidy =
        named(
            subject,
            "  " + subject.fullName().toUpperCase(java.util.Locale.ROOT).replace(" ", " \u00a0 "));

    assertThat(candidates(regulation, untidy)).isEqualTo(candidates(regulation, subject));
  }

  @Property
  void anyTextIsNamedOrRefusedWithAField(
      @ForAll("regulations") String regulation, @ForAll String anything) {
    NamingSubject subject =
        new NamingSubject(MailboxKind.PERSONAL, anything, "snv", "ubnd-tinh", null, "0123", null);
    try {
      assertThat(candidates(regulation, subject)).isNotEmpty();
    } catch (UnnameableException e) {
      assertThat(e.field()).isEqualTo("fullName");
    }
  }

  @Provide
  Arbitrary<String> regulations() {
    return Arbitraries.of(ShippedRegulations.ids());
  }

  @Provide
  Arbitrary<NamingSubject> subjects() {
    Arbitrary<String> word = Arbitraries.strings().withChars(LETTERS).ofMinLength(1).ofMaxLength(9);
    Arbitrary<String> name = word.list().ofMinSize(1).ofMaxSize(7).map(w -> String.join(" ", w));
    Arbitrary<String> unit = Arbitraries.of("snv", "vp.snv", "xa-lamthuy", "phuong-dongson");
    Arbitrary<LocalDate> born =
        Arbitraries.integers()
            .between(0, 20_000)
            .map(days -> LocalDate.of(1955, 1, 1).plusDays(days))
            .injectNull(0.3);
    Arbitrary<String> citizenId = Arbitraries.strings().numeric().ofLength(12);
    return Combinators.combine(name, unit, born, citizenId)
        .as((n, u, b, c) -> new NamingSubject(MailboxKind.PERSONAL, n, u, "ubnd-tinh", b, c, null));
  }

  private static NamingSubject named(NamingSubject subject, String fullName) {
    return new NamingSubject(
        subject.kind(),
        fullName,
        subject.unitCode(),
        subject.parentUnitCode(),
        subject.birthDate(),
        subject.citizenIdTail(),
        subject.domain());
  }

  private static List<String> candidates(String regulation, NamingSubject subject) {
    return new NameGenerator(ShippedRegulations.naming(regulation))
        .localParts(subject)
        .limit(50)
        .toList();
  }
}
