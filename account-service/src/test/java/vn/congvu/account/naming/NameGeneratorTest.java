package vn.congvu.account.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ShippedRegulations;

class NameGeneratorTest {

  private static final LocalDate BORN = LocalDate.of(1985, 3, 9);

  @ParameterizedTest
  @CsvSource({
    "Nguyễn Văn An, annv.snv",
    "'  NGUYỄN   VĂN  AN ', annv.snv",
    "Đỗ Thị Thanh Hương, huongdtt.snv",
    "Đặng Đình Đức, ducdd.snv",
    "Tôn Thất Bách, bachtt.snv",
    "Âu Dương Thị Ngọc Ánh, anhadtn.snv",
    "Công Tằng Tôn Nữ Hỷ Khương, khuongcttnh.snv",
    "Y Moan, moany.snv",
    "Y Moan Ênuôl, enuolym.snv",
    "H'Hen Niê, nieh.snv",
    "H’Hen Niê, nieh.snv",
    "K'Brêu, kbreu.snv",
    "Ksor H'Bơ Khăp, khapkh.snv",
    "Nguyễn Thị Anh-Thư, thunta.snv",
    "Moan, moan.snv"
  })
  void ninhBinhPutsTheGivenNameFirstAndTheAgencyBehind(String fullName, String expected) {
    assertThat(first("ninh-binh-162-2025", person(fullName))).isEqualTo(expected);
  }

  @Test
  void bacNinhAddsThreeDigitsOfTheIdentityNumberAndFourAfterAClash() {
    NamingSubject subject =
        new NamingSubject(
            MailboxKind.PERSONAL, "Trần Thị Bình", "snv", "ubnd-tinh", BORN, "001185004321", null);

    assertThat(firstOf("bac-ninh-79-2025", subject, 3))
        .containsExactly("binhtt321", "binhtt4321", "binhtt3211");
  }

  @Test
  void bacNinhSaysThatTheIdentityNumberIsMissing() {
    assertThatThrownBy(() -> first("bac-ninh-79-2025", person("Trần Thị Bình")))
        .isInstanceOfSatisfying(
            UnnameableException.class,
            e -> {
              assertThat(e.field()).isEqualTo("citizenIdTail");
              assertThat(e.sentence()).contains("3 số cuối").contains("QĐ 79/2025");
            });
  }

  @Test
  void ngheAnHasNoAgencyAndNumbersClashes() {
    assertThat(firstOf("nghe-an-99-2025", person("Nguyễn Văn An"), 4))
        .containsExactly("annv", "annv1", "annv2", "annv3");
  }

  @Test
  void dongThapGoesThroughItsOrderedFallbacks() {
    NamingSubject subject =
        new NamingSubject(
            MailboxKind.PERSONAL, "Lê Mạnh Cường", "snv", "ubnd-tinh", BORN, null, null);

    assertThat(firstOf("dong-thap-143-2025", subject, 15))
        .containsExactly(
            "lemanhcuong",
            "lemanhcuong1985",
            "lmanhcuong",
            "lemcuong",
            "lmcuong",
            "lecuong",
            "lmanhcuong1985",
            "lemcuong1985",
            "lmcuong1985",
            "lecuong1985",
            "lmanhcuong198503",
            "lemcuong198503",
            "lmcuong198503",
            "lecuong198503",
            "lemanhcuong1");
  }

  @Test
  void dongThapSkipsTheYearsOfOneWhoseBirthDateIsNotKnown() {
    assertThat(firstOf("dong-thap-143-2025", person("Lê Mạnh Cường"), 6))
        .containsExactly(
            "lemanhcuong", "lmanhcuong", "lemcuong", "lmcuong", "lecuong", "lemanhcuong1");
  }

  @Test
  void aCompoundSurnameStaysWholeInShortForms() {
    assertThat(firstOf("dong-thap-143-2025", person("Tôn Thất Quang Bách"), 5))
        .containsExactly(
            "tonthatquangbach", "ttquangbach", "tonthatqbach", "ttqbach", "tonthatbach");
  }

  @Test
  void ninhBinhProposesShortNamesToAgreeUpon() {
    assertThat(firstOf("ninh-binh-162-2025", person("Nguyễn Văn An"), 5))
        .containsExactly("annv.snv", "nvanan.snv", "nguyenvan.snv", "nvan.snv", "nguyenan.snv");
  }

  @ParameterizedTest
  @CsvSource({
    "bac-ninh-79-2025, Sở Nội vụ, snv, ubnd-tinh, snv",
    "bac-ninh-79-2025, Văn phòng Sở, vp.snv, snv, vp.snv",
    "dong-thap-143-2025, Văn phòng Sở, vp.snv, snv, snv.vp",
    "bac-ninh-79-2025, UBND xã Lâm Thủy, xa-lamthuy, ubnd-tinh, xalamthuy",
    "bac-ninh-79-2025, Đảng ủy xã Lâm Thủy, xa-lamthuy, ubnd-tinh, du.xalamthuy",
    "bac-ninh-79-2025, HĐND xã Lâm Thủy, xa-lamthuy, ubnd-tinh, hdnd.xalamthuy",
    "bac-ninh-79-2025, Hội đồng nhân dân phường Đông Sơn, phuong-dongson, ubnd-tinh,"
        + " hdnd.phuongdongson"
  })
  void organisationsAreNamedByTheirUnit(
      String preset, String name, String code, String parent, String expected) {
    NamingSubject subject =
        new NamingSubject(MailboxKind.ORGANISATION, name, code, parent, null, null, null);

    assertThat(first(preset, subject)).isEqualTo(expected);
  }

  @Test
  void onesOfASubUnitCarryTheAgency() {
    NamingSubject subject =
        new NamingSubject(
            MailboxKind.PERSONAL, "Nguyễn Văn An", "tccb.snv", "snv", null, null, null);

    assertThat(first("ninh-binh-162-2025", subject)).isEqualTo("annv.snv");
  }

  @Test
  void decomposedInputGivesTheSameAddress() {
    String composed = Normalizer.normalize("Đặng Thị Hồng Phượng", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

    assertThat(decomposed).isNotEqualTo(composed);
    assertThat(first("ninh-binh-162-2025", person(decomposed)))
        .isEqualTo(first("ninh-binh-162-2025", person(composed)))
        .isEqualTo("phuongdth.snv");
  }

  @Test
  void reservedLocalPartsAreNotOffered() {
    // "Ad" with the initials m, i, n would be admin under this template.
    assertThat(firstOf("nghe-an-99-2025", person("Mai Ích Nam Ad"), 2))
        .containsExactly("admin1", "admin2");
  }

  @Test
  void aLongNameIsCutAndItsNumbersStay() {
    String longName = "Nguyễn " + "Phương ".repeat(20) + "Uyên";

    List<String> forms = firstOf("dong-thap-143-2025", person(longName), 12);

    assertThat(forms).allSatisfy(form -> assertThat(form).hasSizeLessThanOrEqualTo(64));
    assertThat(forms).doesNotHaveDuplicates();
    assertThat(forms.getLast()).matches("[a-z]+\\d");
  }

  @Test
  void aNameWithoutLettersIsRefused() {
    assertThatThrownBy(() -> first("ninh-binh-162-2025", person("  ... ")))
        .isInstanceOfSatisfying(
            UnnameableException.class, e -> assertThat(e.field()).isEqualTo("fullName"));
  }

  private static NamingSubject person(String fullName) {
    return new NamingSubject(MailboxKind.PERSONAL, fullName, "snv", "ubnd-tinh", null, null, null);
  }

  private static String first(String preset, NamingSubject subject) {
    return firstOf(preset, subject, 1).getFirst();
  }

  private static List<String> firstOf(String preset, NamingSubject subject, int count) {
    return new NameGenerator(ShippedRegulations.naming(preset))
        .localParts(subject)
        .limit(count)
        .toList();
  }
}
