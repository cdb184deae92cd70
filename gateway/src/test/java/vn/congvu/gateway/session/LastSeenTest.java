package vn.congvu.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LastSeenTest {
  private static final Instant NOON = Instant.parse("2026-11-24T05:00:00Z");
  private static final String KEY = "0123456789-0123456789-0123456789";

  @Test
  void anOperatorIsOutAfterAQuarterOfAnHourAndAnOfficerIsNot() {
    Claims operator = person("u1", "operator");
    Claims officer = person("u2", "officer");
    String sealedOperator = at(NOON).seal(operator);
    String sealedOfficer = at(NOON).seal(officer);
    LastSeen later = at(NOON.plus(Duration.ofMinutes(16)));

    assertThat(at(NOON.plus(Duration.ofMinutes(14))).isFresh(sealedOperator, operator)).isTrue();
    assertThat(later.isFresh(sealedOperator, operator)).isFalse();
    assertThat(later.isFresh(sealedOfficer, officer)).isTrue();
  }

  @Test
  void aTimeOfSomebodyElseOrOfNobodyDoesNotCount() {
    Claims one = person("u1", "officer");
    Claims other = person("u2", "officer");
    LastSeen now = at(NOON);

    assertThat(now.isFresh(now.seal(one), other)).isFalse();
    assertThat(now.isFresh(null, one)).isFalse();
    assertThat(now.isFresh("", one)).isFalse();
    assertThat(now.isFresh("abc", one)).isFalse();
  }

  @Test
  void aLaterTimeWithAnOldSealIsRefused() {
    Claims one = person("u1", "officer");
    String sealed = at(NOON).seal(one);
    String forged = NOON.plusSeconds(9999).getEpochSecond() + sealed.substring(sealed.indexOf('.'));

    assertThat(at(NOON).isFresh(forged, one)).isFalse();
  }

  @Test
  void aShortKeyStopsTheStart() {
    assertThatThrownBy(() -> new LastSeen(config("short"), Clock.systemUTC()))
        .hasMessageContaining("congvu.gateway.session.key");
  }

  private static Claims person(String subject, String role) {
    return new Claims(subject, subject, subject, "gateway", "s1", List.of(role), List.of());
  }

  private static LastSeen at(Instant now) {
    return new LastSeen(config(KEY), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static SessionConfig config(String key) {
    return new SessionConfig() {
      @Override
      public Duration idle() {
        return Duration.ofMinutes(30);
      }

      @Override
      public Duration privilegedIdle() {
        return Duration.ofMinutes(15);
      }

      @Override
      public Set<String> privilegedRoles() {
        return Set.of("operator");
      }

      @Override
      public String key() {
        return key;
      }
    };
  }
}
