package vn.congvu.account.importing.check;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.importing.check.FindingCode.NAME_CASE_FIXED;
import static vn.congvu.account.importing.check.FindingCode.NAME_DECOMPOSED;
import static vn.congvu.account.importing.check.FindingCode.NAME_LEGACY_FONT;
import static vn.congvu.account.importing.check.FindingCode.NAME_MISSING;
import static vn.congvu.account.importing.check.FindingCode.NAME_NOTE_REMOVED;
import static vn.congvu.account.importing.check.FindingCode.NAME_ONE_WORD;
import static vn.congvu.account.importing.check.FindingCode.NAME_SPACES_FIXED;
import static vn.congvu.account.importing.check.FindingCode.NAME_TITLE_REMOVED;
import static vn.congvu.account.importing.check.FindingCode.NAME_UNREADABLE;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameCleanerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ông Nguyễn Văn An|Nguyễn Văn An",
        "ÔngNguyễn Văn An|Nguyễn Văn An",
        "BàTrần Thị Bình|Trần Thị Bình",
        "Bà: Trần Thị Bình|Trần Thị Bình",
        "ThS.Lê Mạnh Cường|Lê Mạnh Cường",
        "TS. Lê Mạnh Cường|Lê Mạnh Cường",
        "PGS.TS. Lê Mạnh Cường|Lê Mạnh Cường",
        "BS.CKI Phạm Tiến Dũng|Phạm Tiến Dũng",
        "BS CKII. Phạm Tiến Dũng|Phạm Tiến Dũng",
        "ThS.BS Phạm Tiến Dũng|Phạm Tiến Dũng",
        "CN. Võ Thị Đào|Võ Thị Đào",
        "Đ/c Hoàng Thị Em|Hoàng Thị Em",
        "Đồng chí Hoàng Thị Em|Hoàng Thị Em",
        "Võ Thị Đào, ThS.|Võ Thị Đào",
        "Đỗ Thanh Hải - TS|Đỗ Thanh Hải",
      })
  void titlesComeOff(String cell, String name) {
    Cleaned<String> cleaned = NameCleaner.clean(cell);

    assertThat(cleaned.value()).isEqualTo(name);
    assertThat(cleaned.findings()).extracting(Finding::code).contains(NAME_TITLE_REMOVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bàn Văn Minh",
        "Bàng Thị Vũ",
        "Ong Ích Khiêm",
        "Y Moan Êban",
        "H'Hen Niê",
        "Tôn Nữ Thị Ninh",
        "Cao Bá Quát",
        "Chu Thị Ánh",
        "Tô Sỹ Tiến"
      })
  void namesThatOnlyLookLikeTitlesStay(String name) {
    Cleaned<String> cleaned = NameCleaner.clean(name);

    assertThat(cleaned.value()).isEqualTo(name);
    assertThat(cleaned.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NGUYỄN VĂN AN,Nguyễn Văn An",
    "nguyễn văn an,Nguyễn Văn An",
    "nGUYỄN vĂN aN,Nguyễn Văn An",
    "H'HEN NIÊ,H'Hen Niê",
    "ĐỖ ĐỨC ĐẠT,Đỗ Đức Đạt"
  })
  void casesAreMended(String cell, String name) {
    Cleaned<String> cleaned = NameCleaner.clean(cell);

    assertThat(cleaned.value()).isEqualTo(name);
    assertThat(cleaned.findings()).extracting(Finding::code).containsExactly(NAME_CASE_FIXED);
  }

  @Test
  void bothUnicodeFormsGiveTheSameName() {
    Cleaned<String> cleaned =
        NameCleaner.clean(Normalizer.normalize("Nguyễn Đức Ẩn", Normalizer.Form.NFD));

    assertThat(cleaned.value()).isEqualTo("Nguyễn Đức Ẩn");
    assertThat(cleaned.findings()).extracting(Finding::code).containsExactly(NAME_DECOMPOSED);
  }

  @Test
  void spacesAndNotesComeOut() {
    Cleaned<String> cleaned = NameCleaner.clean(" Nguyễn  Văn\u00A0An (Phó phòng) ");

    assertThat(cleaned.value()).isEqualTo("Nguyễn Văn An");
    assertThat(cleaned.findings())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(NAME_SPACES_FIXED, NAME_NOTE_REMOVED);
  }

  @Test
  void whatIsNoNameIsRefused() {
    assertThat(codeOf("")).isEqualTo(NAME_MISSING);
    assertThat(codeOf(" \u200B ")).isEqualTo(NAME_MISSING);
    assertThat(codeOf("Nguyễn Văn 4n")).isEqualTo(NAME_UNREADABLE);
    assertThat(codeOf("=cmd|' /C calc'!A0")).isEqualTo(NAME_UNREADABLE);
    assertThat(codeOf("x".repeat(101))).isEqualTo(NAME_UNREADABLE);
    assertThat(codeOf("NguyÔn V¨n An")).isEqualTo(NAME_LEGACY_FONT);
    assertThat(codeOf("An")).isEqualTo(NAME_ONE_WORD);
  }

  private static FindingCode codeOf(String cell) {
    return NameCleaner.clean(cell).findings().getFirst().code();
  }
}
