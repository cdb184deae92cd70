package vn.congvu.account.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesInForceTest {

  @Test
  void theStricterIdleLimitWinsAndSaysWhichGaveWay() {
    Rule<Period> idle = inForce("nghe-an-99-2025", Map.of()).locks().idle();

    assertThat(idle.value()).isEqualTo(Period.ofDays(45));
    assertThat(idle.legalBasis())
        .isEqualTo(
            "TCVN 14423:2026, cấp độ 3: tài khoản không sử dụng"
                + " (chặt hơn 6 tháng theo QĐ 99/2025/QĐ-UBND tỉnh Nghệ An)");
  }

  @Test
  void equalLimitsNameBothBases() {
    Rule<Period> idle = inForce("dong-thap-143-2025", Map.of()).locks().idle();

    assertThat(idle.value()).isEqualTo(Period.ofDays(45));
    assertThat(idle.legalBasis()).contains("QĐ 143/2025").contains("TCVN 14423:2026");
  }

  @Test
  void theRegulationWinsWhereItIsTheStricter() {
    Rule<Period> logs = inForce("nghe-an-99-2025", Map.of()).records().logRetention();

    assertThat(logs.value()).isEqualTo(Period.ofMonths(6));
    assertThat(logs.legalBasis()).startsWith("QĐ 99/2025").contains("chặt hơn 3 tháng theo TCVN");
  }

  @Test
  void aLongPasswordIsAskedOnlyOfThoseWithoutASecondFactor() {
    PasswordRules withoutOtp = inForce("ninh-binh-162-2025", Map.of()).passwordRules(false);
    PasswordRules withOtp = inForce("nghe-an-99-2025", Map.of()).passwordRules(false);

    assertThat(withoutOtp.minLength().value()).isEqualTo(14);
    assertThat(withoutOtp.minLength().legalBasis()).contains("chặt hơn 9 theo QĐ 162/2025");
    assertThat(withOtp.minLength().value()).isEqualTo(8);
  }

  @Test
  void theBaselineCanBeLeftOut() {
    RegulationProfile profile =
        inForce("ninh-binh-162-2025", Map.of("congvu.regulation.national-baseline", "false"));

    assertThat(profile.passwordRules(false).minLength().value()).isEqualTo(9);
    assertThat(profile.locks().failedLogins().value()).isEqualTo(12);
  }

  @Test
  void theDeploymentNamesOperatorProvinceAndDomains() {
    RegulationProfile profile =
        inForce(
            "quang-binh-41-2015",
            Map.of(
                "congvu.regulation.operator-name", "Sở KH&CN tỉnh Tĩnh Mậu",
                "congvu.regulation.province", "Tĩnh Mậu",
                "congvu.regulation.mail-domains", "tinhmau.example,cu.example"));

    assertThat(profile.operatorName()).isEqualTo("Sở KH&CN tỉnh Tĩnh Mậu");
    assertThat(profile.province()).isEqualTo("Tĩnh Mậu");
    assertThat(profile.mailDomains()).containsExactly("tinhmau.example", "cu.example");
    assertThat(profile.operator().name().legalBasis()).isEqualTo("cấu hình triển khai");
  }

  private static RegulationProfile inForce(String preset, Map<String, String> settings) {
    RegulationConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(RegulationConfig.class)
            .withDefaultValues(settings)
            .build()
            .getConfigMapping(RegulationConfig.class);
    return RegulationReader.read(
        preset, RulesInForce.of(Presets.shipped(preset).document(), config));
  }
}
