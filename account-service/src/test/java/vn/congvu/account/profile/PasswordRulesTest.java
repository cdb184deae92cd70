package vn.congvu.account.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private static final List<String> OWN =
      List.of("Nguyễn Văn Cường", "cuongnv.snv@tinhmau.example", "1985-03-09");

  private final PasswordRules rules =
      ShippedRegulations.profile("ninh-binh-162-2025").passwordRules(false);

  @Test
  void aPasswordThatKeepsEveryRuleIsAccepted() {
    assertThat(violations("Muaxuan#72")).isEmpty();
  }

  @Test
  void aShortOneIsToldItsLengthAndBasis() {
    assertThat(violations("Mx#7mxab"))
        .containsExactly("Mật khẩu phải có ít nhất 9 ký tự (QĐ 162/2025/QĐ-UBND tỉnh Ninh Bình).");
  }

  @Test
  void oneOfTwoClassesIsToldTheFour() {
    assertThat(violations("muaxuan7272"))
        .singleElement()
        .asString()
        .contains("ít nhất 4 trong 4 loại");
  }

  @Test
  void theOwnersNameIsFoundInAnySpelling() {
    assertThat(violations("CUONG#muaxuan7")).singleElement().asString().contains("họ tên");
    assertThat(violations("Cường#muaxuan7")).singleElement().asString().contains("họ tên");
    assertThat(violations("Muaxuan#1985")).singleElement().asString().contains("ngày sinh");
  }

  private List<String> violations(String password) {
    return rules.violations(password.toCharArray(), OWN);
  }
}
