package vn.congvu.account.unit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Facts;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class UnitResourceTest {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Inject UnitService units;

  @Test
  void everyoneWithALoginReadsTodaysTree() {
    as("an.nguyen")
        .get("/api/v1/units?limit=200")
        .then()
        .statusCode(200)
        .body("items.code", hasItems("ubnd-tinh", "snv", "vp.snv", "xa-lamthuy"));
  }

  @Test
  void nobodyReadsTheTreeWithoutALogin() {
    given().get("/api/v1/units").then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  void aUnitIsFoundWithoutAccents() {
    as("an.nguyen")
        .get("/api/v1/units?q=noi VU")
        .then()
        .statusCode(200)
        .body("items.code", contains("snv"));
  }

  @Test
  void theUnitsBelowOneAreListed() {
    as("an.nguyen")
        .get("/api/v1/units/snv/children")
        .then()
        .statusCode(200)
        .body("items.code", contains("tccb.snv", "vp.snv"));
  }

  @Test
  void pagesFollowOneAnotherWithoutRepeats() {
    String next =
        as("an.nguyen")
            .get("/api/v1/units?q=snv&limit=1")
            .then()
            .statusCode(200)
            .body("items.code", contains("snv"))
            .extract()
            .path("next");

    as("an.nguyen")
        .queryParam("after", next)
        .get("/api/v1/units?q=snv&limit=1")
        .then()
        .statusCode(200)
        .body("items.code", contains("tccb.snv"));
  }

  @Test
  void aBrokenCursorIsRefused() {
    as("an.nguyen").get("/api/v1/units?after=%21%21").then().statusCode(400);
  }

  @Test
  void theOperatorEntersAUnitAndTheFactIsAnnounced() {
    String code = freshCode();

    ValidatableResponse created = create(code, "Trung tâm thử nghiệm", "skhcn");

    created.statusCode(201).header("Location", org.hamcrest.Matchers.endsWith("/units/" + code));
    JsonNode fact =
        Facts.await("unit.events", "unit.created.v1", created.extract().path("id").toString());
    assertThat(fact.path("code").asText()).isEqualTo(code);
    assertThat(fact.path("parentCode").asText()).isEqualTo("skhcn");
  }

  @Test
  void aFocalPointDoesNotChangeTheTree() {
    as("binh.tran")
        .body(body(freshCode(), "Phòng của tôi", "snv"))
        .post("/api/v1/units")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
  }

  @Test
  void aCodeIsNeverGivenTwice() {
    create("snv", "Sở khác", "ubnd-tinh")
        .statusCode(409)
        .body("type", equalTo("/problems/unit-code-taken"));
  }

  @Test
  void aCodeWithAccentsIsRefusedByItsField() {
    create("sở-mới", "Sở mới", "ubnd-tinh")
        .statusCode(400)
        .body("errors.pointer", hasItem("/code"));
  }

  @Test
  void anUnknownParentIsNotFound() {
    create(freshCode(), "Mồ côi", "khong-co").statusCode(404);
  }

  @Test
  void aChangeWithoutItsPreconditionIsRefused() {
    String code = entered(freshCode());

    as("dung.pham")
        .body(rename("Tên mới"))
        .put("/api/v1/units/" + code + "/name")
        .then()
        .statusCode(428);
    as("dung.pham")
        .header("If-Match", "\"99\"")
        .body(rename("Tên mới"))
        .put("/api/v1/units/" + code + "/name")
        .then()
        .statusCode(412);
  }

  @Test
  void aRenamedUnitKeepsItsOldNameOnOldDays() {
    String code = entered(freshCode());

    change("dung.pham", code, "put", "/name", rename("Tên mới"))
        .statusCode(200)
        .body("name", equalTo("Tên mới"));

    as("an.nguyen")
        .get("/api/v1/units/" + code + "?at=2025-12-31")
        .then()
        .body("name", equalTo("Đơn vị thử"));
    as("an.nguyen")
        .get("/api/v1/units/" + code + "/history")
        .then()
        .body("periods.name", contains("Đơn vị thử", "Tên mới"));
  }

  @Test
  void aDecisionDoesNotRewriteALaterOne() {
    String code = entered(freshCode());
    change("dung.pham", code, "put", "/name", rename("Tên mới")).statusCode(200);

    change("dung.pham", code, "put", "/name", rename("Tên khác"))
        .statusCode(409)
        .body("type", equalTo("/problems/unit-change-out-of-order"));
  }

  @Test
  void aUnitDoesNotHangBelowItself() {
    String upper = entered(freshCode());
    String lower = freshCode();
    create(lower, "Cấp dưới", upper).statusCode(201);

    change("dung.pham", upper, "put", "/parent", decision("parentCode", lower))
        .statusCode(409)
        .body("type", equalTo("/problems/unit-cycle"));
  }

  @Test
  void aMovedUnitHangsBelowTheNewParentFromThatDayOn() {
    String code = entered(freshCode());

    change("dung.pham", code, "put", "/parent", decision("parentCode", "syt"))
        .statusCode(200)
        .body("parentCode", equalTo("syt"));

    assertThat(units.withDescendants(Set.of("syt"))).contains(code);
    assertThat(units.withDescendants(Set.of("skhcn"))).doesNotContain(code);
    assertThat(units.asOf(code, LocalDate.of(2025, 12, 31)).orElseThrow().parentCode())
        .isEqualTo("skhcn");
  }

  @Test
  void whoTakesOverAUnitSeesIt() {
    String old = entered(freshCode());
    String heir = entered(freshCode());

    change(
            "dung.pham",
            heir,
            "post",
            "/merger",
            Map.of(
                "predecessors", Set.of(old), "effectiveFrom", "2026-01-01", "legalBasis", "QĐ 1"))
        .statusCode(200);

    assertThat(units.byCode(old)).isEmpty();
    assertThat(units.known(old).validTo()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(units.withDescendants(Set.of(heir))).containsExactlyInAnyOrder(heir, old);
    as("an.nguyen")
        .get("/api/v1/units/" + heir + "/history")
        .then()
        .body("predecessors.code", contains(old));
    JsonNode ended =
        Facts.await("unit.events", "unit.dissolved.v1", units.known(old).id().toString());
    assertThat(ended.path("successorCodes").get(0).asText()).isEqualTo(heir);
  }

  @Test
  void aUnitWithSubunitsIsNotDissolved() {
    String upper = entered(freshCode());
    String lower = freshCode();
    create(lower, "Cấp dưới", upper).statusCode(201);

    change("dung.pham", upper, "post", "/dissolution", decision())
        .statusCode(409)
        .body("type", equalTo("/problems/unit-has-subunits"));
  }

  @Test
  void aDissolvedUnitIsGoneFromTheTreeAndStaysWithItsParent() {
    String code = entered(freshCode());

    change("dung.pham", code, "post", "/dissolution", decision()).statusCode(200);

    as("an.nguyen").get("/api/v1/units?limit=200").then().body("items.code", not(hasItem(code)));
    as("an.nguyen").get("/api/v1/units/" + code + "?at=2026-06-01").then().statusCode(404);
    assertThat(units.withDescendants(Set.of("skhcn"))).contains(code);
  }

  @Test
  void theSameKeyEntersAUnitOnce() {
    String code = freshCode();
    for (int i = 0; i < 2; i++) {
      as("dung.pham")
          .header("Idempotency-Key", "unit-" + code)
          .body(body(code, "Một lần", "skhcn"))
          .post("/api/v1/units")
          .then()
          .statusCode(201);
    }
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private static String freshCode() {
    return "thu" + COUNT.incrementAndGet();
  }

  private static String entered(String code) {
    create(code, "Đơn vị thử", "skhcn").statusCode(201);
    return code;
  }

  private static ValidatableResponse create(String code, String name, String parent) {
    return as("dung.pham").body(body(code, name, parent)).post("/api/v1/units").then();
  }

  private static Map<String, Object> body(String code, String name, String parent) {
    return Map.of(
        "code",
        code,
        "name",
        name,
        "parentCode",
        parent,
        "level",
        "SUB_UNIT",
        "validFrom",
        "2025-07-01",
        "legalBasis",
        "Quyết định số 1/2025/QĐ-UBND");
  }

  private static ValidatableResponse change(
      String username, String code, String method, String path, Map<String, ?> body) {
    String etag = as(username).get("/api/v1/units/" + code).getHeader("ETag");
    return as(username)
        .header("If-Match", etag)
        .body(body)
        .request(method, "/api/v1/units/" + code + path)
        .then();
  }

  private static Map<String, Object> rename(String name) {
    return decision("name", name);
  }

  private static Map<String, Object> decision(String field, String value) {
    return Map.of(
        field, value, "effectiveFrom", "2026-01-01", "legalBasis", "Quyết định số 2/2026/QĐ-UBND");
  }

  private static Map<String, Object> decision() {
    return Map.of("effectiveFrom", "2026-01-01", "legalBasis", "Quyết định số 2/2026/QĐ-UBND");
  }
}
