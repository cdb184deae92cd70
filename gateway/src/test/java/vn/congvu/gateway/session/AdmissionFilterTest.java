package vn.congvu.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionFilterTest {

  @ParameterizedTest
  @CsvSource({
    "1, same-origin, https://thu.tinhmau.example, true",
    "1, , , true",
    "1, same-site, https://thu.tinhmau.example, false",
    "1, same-origin, https://khac.tinhmau.example, false",
    "1, , null, false",
    ", same-origin, https://thu.tinhmau.example, false",
  })
  void onlyOurOwnPagesPass(String csrf, String site, String origin, boolean passes) {
    assertThat(AdmissionFilter.isOurs(csrf, site, origin, "https://thu.tinhmau.example"))
        .isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", ""})
  void afterSignInNobodyIsSentElsewhere(String wanted) {
    assertThat(SignIn.localPath(wanted)).isEqualTo("/");
  }

  @Test
  void afterSignInAPathOfOursIsKept() {
    assertThat(SignIn.localPath("/requests?state=SENT")).isEqualTo("/requests?state=SENT");
    assertThat(SignIn.localPath(null)).isEqualTo("/");
  }
}
