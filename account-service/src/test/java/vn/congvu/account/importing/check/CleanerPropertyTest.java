package vn.congvu.account.importing.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vn.congvu.account.importing.sheet.SheetCell;

class CleanerPropertyTest {

  @Property
  void aCleanedNameIsCleanAlready(@ForAll("cells") String cell) {
    String once = NameCleaner.clean(cell).value();

    if (once != null) {
      assertThat(NameCleaner.clean(once).value()).isEqualTo(once);
      assertThat(once).doesNotContain("  ").isEqualTo(once.strip());
      assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
    }
  }

  @Property
  void theUnicodeFormOfANameDoesNotMatter(@ForAll("cells") String cell) {
    String composed = NameCleaner.clean(Normalizer.normalize(cell, Normalizer.Form.NFC)).value();
    String decomposed = NameCleaner.clean(Normalizer.normalize(cell, Normalizer.Form.NFD)).value();

    assertThat(composed).isEqualTo(decomposed);
  }

  @Property
  void aMobileNumberSurvivesEveryWayOfWritingIt(@ForAll("mobiles") String mobile) {
    String national = mobile.substring(1);

    for (String written :
        new String[] {
          mobile,
          national,
          national + ".0",
          "+84" + national,
          "84" + national,
          mobile.substring(0, 4) + "." + mobile.substring(4, 7) + "." + mobile.substring(7),
          mobile + " / 0912345678"
        }) {
      assertThat(PhoneCleaner.clean(SheetCell.text(written)).value()).isEqualTo(mobile);
    }
    assertThat(PhoneCleaner.clean(new SheetCell(national, SheetCell.Kind.NUMBER)).value())
        .isEqualTo(mobile);
  }

  @Property
  void anyTextIsReadWithoutFailing(@ForAll String text) {
    assertThat(NameCleaner.clean(text)).isNotNull();
    assertThat(PhoneCleaner.clean(SheetCell.text(text))).isNotNull();
    assertThat(PhoneCleaner.clean(new SheetCell(text, SheetCell.Kind.NUMBER))).isNotNull();
  }

  @Provide
  Arbitrary<String> mobiles() {
    return Arbitraries.of("032", "039", "052", "056", "070", "079", "081", "089", "090", "098")
        .flatMap(prefix -> Arbitraries.strings().numeric().ofLength(7).map(rest -> prefix + rest));
  }

  @Provide
  Arbitrary<String> cells() {
    return Arbitraries.of(
            "Ông",
            "Bà",
            "ThS.",
            "BS.CKI",
            "(Phó phòng)",
            ",",
            "-",
            "NGUYỄN",
            "nguyễn",
            "Trần",
            "Văn",
            "Thị",
            "Đức",
            "Ẩn",
            "đạt",
            "H'Hen",
            "Bàn",
            "TS",
            "\u00A0",
            "  ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .flatMap(
            words ->
                Arbitraries.of(" ", "", ".")
                    .map(glue -> words.stream().collect(Collectors.joining(glue))));
  }
}
