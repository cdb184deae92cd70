package vn.congvu.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class AccessOrderTest {

  private static final String AUDITOR = "giang.vu";
  private static final String OTHER_LEAD = "nga.trinh";

  @Inject Cases cases;

  private Officer officer;
  private String spill;
  private String code;

  @BeforeEach
  void aCase() {
    officer = Officer.of("snv");
    spill = cases.inCharge(officer);
    code = officer.calls().get("/api/v1/spills/" + spill).path("code");
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  private static Response ask(String username, String code) {
    return as(username)
        .body(Map.of("spillCode", code, "reason", "Thanh tra theo QĐ 15/QĐ-TTr"))
        .post("/api/v1/spill-access-orders");
  }

  private static Response decide(String username, Response order, String decision) {
    return as(username)
        .header("If-Match", order.header("ETag"))
        .post("/api/v1/spill-access-orders/" + order.path("id") + "/" + decision);
  }

  @Test
  void anOrderOfTwoPersonsOpensTheCaseAndItsPeopleKnow() {
    Response order = ask(AUDITOR, code);
    order.then().statusCode(201).body("state", is("AWAITING_APPROVAL"));
    as(AUDITOR).get("/api/v1/spills/" + spill).then().statusCode(404);

    decide(OTHER_LEAD, order, "approval")
        .then()
        .statusCode(200)
        .body("state", is("APPROVED"))
        .body("until", notNullValue());

    as(AUDITOR)
        .get("/api/v1/spills/" + spill)
        .then()
        .statusCode(200)
        .body("myParts", contains("BREAK_GLASS"));
    as(OTHER_LEAD).get("/api/v1/spills/" + spill).then().statusCode(404);
    for (String username : List.of("em.hoang", "cuong.le")) {
      assertThat(
              as(username)
                  .get("/api/v1/waiting-spills?limit=200")
                  .<List<String>>path("items.findAll { it.spillId == '" + spill + "' }.task"))
          .contains("KNOW_OF_BREAK_GLASS");
    }
    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .body("items.details.part", hasItem("BREAK_GLASS"))
        .body("items.findAll { it.action == 'spill.view' }.by", hasItem("Vũ Trường Giang"));
  }

  @Test
  void whoLooksByOrderChangesNothing() {
    decide(OTHER_LEAD, ask(AUDITOR, code), "approval").then().statusCode(200);
    decide(AUDITOR, ask(OTHER_LEAD, code), "approval").then().statusCode(200);

    Cases.step(OTHER_LEAD, spill, "closure").then().statusCode(403);
    Cases.step(OTHER_LEAD, spill, "release", Map.of("reason", "x")).then().statusCode(403);
    Cases.step(
            OTHER_LEAD,
            spill,
            "people",
            Map.of("part", "APPROVER", "username", OTHER_LEAD, "name", "Trịnh Thị Nga"))
        .then()
        .statusCode(403);
  }

  @Test
  void whenTheTimeIsOverTheCaseIsShutAgain() {
    decide(OTHER_LEAD, ask(AUDITOR, code), "approval").then().statusCode(200);
    as(AUDITOR).get("/api/v1/spills/" + spill).then().statusCode(200);

    cases.guestsHaveHadTheirTime(UUID.fromString(spill));

    as(AUDITOR).get("/api/v1/spills/" + spill).then().statusCode(404);
  }

  @Test
  void nobodyAllowsTheirOwnOrder() {
    Response order = ask(OTHER_LEAD, code);

    decide(OTHER_LEAD, order, "approval")
        .then()
        .statusCode(403)
        .body("type", is("/problems/spill-access-second-person-needed"));

    as(OTHER_LEAD).get("/api/v1/spills/" + spill).then().statusCode(404);
  }

  @Test
  void aRefusedOrderOpensNothing() {
    Response order = ask(AUDITOR, code);
    Response refused = decide(OTHER_LEAD, order, "refusal");
    refused.then().statusCode(200).body("state", is("REFUSED"));

    decide("hai.do", refused, "approval")
        .then()
        .statusCode(409)
        .body("type", is("/problems/spill-access-decided-already"));

    as(AUDITOR).get("/api/v1/spills/" + spill).then().statusCode(404);
  }

  @Test
  void anOrderIsNoWayToFindOutWhetherThereIsACase() {
    Response real = ask(AUDITOR, code);
    Response none = ask(AUDITOR, "TM-ZZZZ9999");

    Response opened = decide(OTHER_LEAD, real, "approval");
    Response nothing = decide(OTHER_LEAD, none, "approval");

    assertThat(nothing.statusCode()).isEqualTo(opened.statusCode());
    assertThat(nothing.<Map<String, Object>>path("$").keySet())
        .isEqualTo(opened.<Map<String, Object>>path("$").keySet());
    assertThat(nothing.<String>path("state")).isEqualTo("APPROVED");
  }
}
