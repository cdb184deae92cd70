package vn.congvu.account.importing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.account.importing.sheet.SheetCell;

class OtherCleanersTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final UnitNames UNITS =
      new UnitNames(
          List.of(
              new KnownUnit("ubnd-tinh", "UBND tỉnh Tĩnh Mậu", null),
              new KnownUnit("snv", "Sở Nội vụ", "ubnd-tinh"),
              new KnownUnit("vp.snv", "Văn phòng Sở", "snv"),
              new KnownUnit("tccb.snv", "Phòng Tổ chức cán bộ", "snv"),
              new KnownUnit("syt", "Sở Y tế", "ubnd-tinh"),
              new KnownUnit("xa-lamthuy", "UBND xã Lâm Thủy", "ubnd-tinh"),
              new KnownUnit("phuong-dongson", "UBND phường Đông Sơn", "ubnd-tinh")));

  private final MailCleaner mails = new MailCleaner(List.of("tinhmau.example"));

  @ParameterizedTest
  @CsvSource({
    "05/09/1985,1985-09-05",
    "5-9-85,1985-09-05",
    "1985-09-05,1985-09-05",
    "31295,1985-09-05",
    "01.12.02,2002-12-01"
  })
  void datesOfBirthAreRead(String cell, LocalDate date) {
    assertThat(BirthDateCleaner.clean(SheetCell.text(cell), TODAY).value()).isEqualTo(date);
  }

  @Test
  void aSerialInADateCellIsNothingToTell() {
    assertThat(BirthDateCleaner.clean(new SheetCell("31295", SheetCell.Kind.NUMBER), TODAY))
        .isEqualTo(new Cleaned<>(LocalDate.of(1985, 9, 5), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "31/02/1985,BIRTH_DATE_INVALID",
    "12/25/1985,BIRTH_DATE_INVALID",
    "hôm qua,BIRTH_DATE_INVALID",
    "05/09/2020,BIRTH_DATE_IMPLAUSIBLE",
    "1985,BIRTH_DATE_ONLY_YEAR"
  })
  void otherDatesAreNot(String cell, FindingCode code) {
    Cleaned<LocalDate> cleaned = BirthDateCleaner.clean(SheetCell.text(cell), TODAY);

    assertThat(cleaned.value()).isNull();
    assertThat(cleaned.findings()).extracting(Finding::code).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "an@gmailcom,an@gmail.com",
    "an@gmai.com,an@gmail.com",
    "an@gmial.com,an@gmail.com",
    "an@gmail.con,an@gmail.com",
    "an.gmail.com,an@gmail.com",
    "an@yaho.com,an@yahoo.com",
    "'an@gmail,com',an@gmail.com"
  })
  void typosInWellKnownDomainsAreMended(String cell, String mended) {
    List<Finding> findings = mails.personal(cell);

    assertThat(findings).extracting(Finding::code).containsExactly(FindingCode.MAIL_TYPO);
    assertThat(findings.getFirst().suggestion()).isEqualTo(mended);
  }

  @ParameterizedTest
  @ValueSource(strings = {"an@gmail.com", "an@mail.com", "an@tuoitre.example", ""})
  void addressesWithoutFaultSayNothing(String cell) {
    assertThat(mails.personal(cell)).isEmpty();
  }

  @Test
  void onlyAnOfficialAddressIsKept() {
    assertThat(mails.official("AnNV@tinhmau.example").value()).isEqualTo("annv@tinhmau.example");
    assertThat(mails.official("annv@tinhmau.exampl").value()).isEqualTo("annv@tinhmau.example");
    assertThat(mails.official("an@gmail.com").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.MAIL_PERSONAL);
    assertThat(mails.official("an@gmail.com").value()).isNull();
    assertThat(mails.official("chưa có").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.MAIL_INVALID);
    assertThat(mails.official("an@congty.example").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.MAIL_FOREIGN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sở Nội vụ|snv",
        "SỞ NỘI VỤ|snv",
        "so noi vu|snv",
        "SNV|snv",
        "UBND xã Lâm Thuỷ|xa-lamthuy",
        "Ủy ban nhân dân xã Lâm Thủy|xa-lamthuy",
        "xã Lâm Thủy|xa-lamthuy",
        "Lâm Thủy|xa-lamthuy",
        "P. Đông Sơn, UBND phường Đông Sơn|phuong-dongson",
        "Phòng Tổ chức cán bộ - Sở Nội vụ|tccb.snv",
        "TCCB.SNV|tccb.snv",
        "Văn phòng Sở|vp.snv"
      })
  void unitsAreFoundByTheNamesOfficesUse(String text, String code) {
    assertThat(UNITS.find(text).unit()).extracting(KnownUnit::code).isEqualTo(code);
  }

  @Test
  void aSlipIsSuggestedAndNotTaken() {
    UnitNames.Match match = UNITS.find("Sở Nội dụ");

    assertThat(match.unit()).isNull();
    assertThat(match.nearest()).extracting(KnownUnit::code).isEqualTo("snv");
    assertThat(UNITS.find("Sở Tài chính").nearest()).isNull();
  }

  @Test
  void aKnownOfficeWithAnUnknownRoomIsPartlyUnderstood() {
    UnitNames.Match match = UNITS.find("Phòng Kế hoạch - Sở Y tế");

    assertThat(match.unit()).extracting(KnownUnit::code).isEqualTo("syt");
    assertThat(match.whole()).isFalse();
  }

  @Test
  void identityNumbersAreHiddenButForTheirEnd() {
    SheetCell masked = CitizenId.masked(SheetCell.text("044085001234"));

    assertThat(masked.text()).isEqualTo("••••••••1234");
    assertThat(CitizenId.masked(masked)).isEqualTo(masked);
    assertThat(CitizenId.tail(masked)).isEqualTo("1234");
    assertThat(CitizenId.tail(CitizenId.masked(SheetCell.text("44085001234.0")))).isEqualTo("1234");
    assertThat(CitizenId.tail(CitizenId.masked(SheetCell.text("12345")))).isEmpty();
  }
}
