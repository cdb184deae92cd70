package vn.congvu.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class SearchTextTest {
  @Test
  void accentsCaseAndStrokedDAreFolded() {
    assertThat(SearchText.fold("  ĐẶNG  Thị Ngọc-Ánh ")).isEqualTo("dang thi ngoc-anh");
  }

  @Test
  void bothUnicodeFormsFoldToTheSame() {
    String composed = Normalizer.normalize("Nguyễn Đức Hưởng", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

    assertThat(SearchText.fold(decomposed)).isEqualTo(SearchText.fold(composed));
  }

  @Test
  void anAddressIsFoundWholeAndByItsParts() {
    assertThat(SearchText.of("Nguyễn Văn An", null, "an.nguyen@tinhmau.example"))
        .isEqualTo(" nguyen van an an.nguyen@tinhmau.example tinhmau example");
  }

  @Test
  void eachWordMustBeginAWord() {
    assertThat(SearchText.patterns("Ng  ĐỨC")).containsExactly("% ng%", "% duc%");
  }

  @Test
  void aQueryCannotBringItsOwnWildcards() {
    assertThat(SearchText.patterns("%_\\'; drop")).containsExactly("% drop%");
  }

  @Test
  void anEmptyQueryAsksForNothing() {
    assertThat(SearchText.patterns(" %% ")).isEmpty();
    assertThat(SearchText.patterns(null)).isEmpty();
  }
}
