package vn.congvu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealmTest {

  @Test
  void blanksAreFilledFromWhatIsKnownThenByTheirDefaultThenFromTheSecrets() {
    String filled =
        Realm.fill(
            "${CONGVU_PORTAL_URL} ${CONGVU_BROWSER_FLOW:strict} ${CONGVU_GATEWAY_CLIENT_SECRET}"
                + " ${client_id}",
            Map.of("CONGVU_PORTAL_URL", "http://localhost:8080"),
            name -> "secret of " + name);

    assertThat(filled)
        .isEqualTo(
            "http://localhost:8080 strict secret of CONGVU_GATEWAY_CLIENT_SECRET ${client_id}");
  }

  @Test
  void aBlankThatNobodyFillsIsNamed() {
    assertThatThrownBy(() -> Realm.fill("${CONGVU_COLOUR}", Map.of(), name -> ""))
        .hasMessageContaining("CONGVU_COLOUR");
  }

  @Test
  void theDemosPeopleAreInTheDemoRealmOnly() {
    Layout layout = Layout.ofEnvironment();

    String demo = Realm.of(layout, true, "http://localhost", name -> "s").json();
    String plain = Realm.of(layout, false, "http://localhost", name -> "s").json();

    assertThat(demo).contains("binh.tran").contains("demo-cli");
    assertThat(plain).doesNotContain("binh.tran").doesNotContain("demo-cli");
    assertThat(Realm.demoPersons()).extracting(Realm.DemoPerson::username).contains("em.hoang");
  }

  /** The threat model names this number: so long an access token outlives its session. */
  @Test
  void anAccessTokenLivesForFiveMinutesAtMostWhoeverAskedForIt() {
    Layout layout = Layout.ofEnvironment();

    for (boolean demo : List.of(true, false)) {
      assertThat(Realm.of(layout, demo, "http://localhost", name -> "s").json())
          .containsPattern("\"accessTokenLifespan\"\\s*:\\s*300\\b")
          .doesNotContain("access.token.lifespan");
    }
  }
}
