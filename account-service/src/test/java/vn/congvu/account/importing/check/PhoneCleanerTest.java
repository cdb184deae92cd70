package vn.congvu.account.importing.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.account.importing.sheet.SheetCell;

class PhoneCleanerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "912345678.0|0912345678|PHONE_AS_NUMBER",
        "9.12345678E8|0912345678|PHONE_AS_NUMBER",
        "9,12345678E+08|0912345678|PHONE_AS_NUMBER",
        "912345678|0912345678|PHONE_AS_NUMBER",
        "0912.345.678|0912345678|PHONE_REFORMATTED",
        "+84 912 345 678|0912345678|PHONE_REFORMATTED",
        "0084912345678|0912345678|PHONE_REFORMATTED",
        "01681234567|0381234567|PHONE_OLD_PREFIX",
        "0912345678/0987654321|0912345678|PHONE_SEVERAL",
        "02323822222|02323822222|PHONE_LANDLINE"
      })
  void whatASheetMadeOfANumberIsUndone(String cell, String phone, FindingCode code) {
    Cleaned<String> cleaned = PhoneCleaner.clean(SheetCell.text(cell));

    assertThat(cleaned.value()).isEqualTo(phone);
    assertThat(cleaned.findings()).extracting(Finding::code).contains(code);
  }

  @Test
  void aGoodNumberSaysNothing() {
    Cleaned<String> cleaned = PhoneCleaner.clean(SheetCell.text("0912345678"));

    assertThat(cleaned).isEqualTo(new Cleaned<>("0912345678", java.util.List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"091234567", "09123456789", "abc", "0112345678", "12345", "=1+1"})
  void aWrongNumberIsRefused(String cell) {
    Cleaned<String> cleaned = PhoneCleaner.clean(SheetCell.text(cell));

    assertThat(cleaned.value()).isNull();
    assertThat(cleaned.findings()).extracting(Finding::code).contains(FindingCode.PHONE_INVALID);
  }

  @Test
  void aRoundedNumberIsNotGuessed() {
    assertThat(PhoneCleaner.clean(SheetCell.text("9.12E+08")).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PHONE_DIGITS_LOST);
  }

  @Test
  void aBlankCellIsMissing() {
    assertThat(PhoneCleaner.clean(SheetCell.BLANK).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PHONE_MISSING);
  }
}
