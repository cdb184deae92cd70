package vn.congvu.account.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "'', 8, 3, length(8) and passwordHistory(3)",
    "passwordHistory(3), 9, 0, length(9)",
    "length(8) and notEmail(undefined) and passwordHistory(3), 14, 10,"
        + " length(14) and passwordHistory(10) and notEmail(undefined)"
  })
  void onlyWhatTheRegulationSaysIsReplaced(
      String present, int minLength, int history, String wanted) {
    assertThat(PasswordPolicy.with(present, minLength, history)).isEqualTo(wanted);
  }
}
