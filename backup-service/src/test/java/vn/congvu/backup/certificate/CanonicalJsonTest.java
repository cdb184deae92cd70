package vn.congvu.backup.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  @Test
  void fieldsStandSortedByCodeUnitsAndNothingStandsBetween() {
    // The keys of the example in RFC 8785, 3.2.3.
    var object =
        Map.of(
            "\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7);

    assertThat(CanonicalJson.of(object))
        .isEqualTo(
            "{\"\\r"
                + "\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @Test
  void onlyWhatMustBeIsEscaped() {
    assertThat(CanonicalJson.of("\u20ac$\u000f\nA'B\"\\\\\"/\u007f Đạt"))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f Đạt\"");
  }

  @Test
  void listsKeepTheirOrderAndNothingIsLeftOut() {
    assertThat(CanonicalJson.of(Arrays.asList(3, null, true, -1L, List.of(), Map.of())))
        .isEqualTo("[3,null,true,-1,[],{}]");
  }

  @Test
  void whatCouldBeWrittenInTwoWaysIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(0.5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CanonicalJson.of(1L << 53))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
