package vn.congvu.account.calendar;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class WorkingDaysResourceTest {

  private static final String PATH = "/api/v1/working-days";
  private static final String OPERATOR = "dung.pham";

  @Inject WorkingCalendars calendars;

  @Test
  void aSwapDayHoldsAtOnceAndUntilItIsTakenBack() {
    LocalDate saturday = LocalDate.of(2031, 5, 10);
    assertThat(calendars.current().isWorkingDay(saturday)).isFalse();

    String etag =
        as(OPERATOR)
            .body(worked("Làm bù cho thứ Sáu 02/5"))
            .put(PATH + "/" + saturday)
            .then()
            .statusCode(200)
            .body("kind", equalTo("WORKING"))
            .extract()
            .header("ETag");
    assertThat(calendars.current().isWorkingDay(saturday)).isTrue();
    as("an.nguyen").get(PATH + "?year=2031").then().body("items.date", hasItem("2031-05-10"));

    as(OPERATOR)
        .header("If-Match", etag)
        .delete(PATH + "/" + saturday + "?legalBasis=TB 12")
        .then()
        .statusCode(204);
    assertThat(calendars.current().isWorkingDay(saturday)).isFalse();
    as("an.nguyen").get(PATH + "?year=2031").then().body("items.date", not(hasItem("2031-05-10")));
  }

  @Test
  void aDecidedDayIsOnlyReplacedByOneWhoHasSeenIt() {
    String day = PATH + "/2032-03-06";
    String etag =
        as(OPERATOR)
            .body(worked("Làm bù"))
            .put(day)
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");

    as(OPERATOR).body(worked("Làm bù lần hai")).put(day).then().statusCode(428);
    as(OPERATOR).header("If-Match", "\"7\"").body(worked("Làm bù")).put(day).then().statusCode(412);
    as(OPERATOR)
        .header("If-Match", etag)
        .body(worked("Làm bù lần hai"))
        .put(day)
        .then()
        .statusCode(200)
        .body("note", equalTo("Làm bù lần hai"));
  }

  @Test
  void aDecisionNeedsItsLegalBasis() {
    as(OPERATOR)
        .body(Map.of("kind", "OFF", "note", "Nghỉ bão", "legalBasis", " "))
        .put(PATH + "/2033-01-03")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/legalBasis"));
  }

  @Test
  void onlyTheOperatorDecides() {
    as("binh.tran").body(worked("Làm bù")).put(PATH + "/2033-01-08").then().statusCode(403);
    given().get(PATH + "?year=2033").then().statusCode(401);
  }

  @Test
  void aDayWithoutADecisionIsNotFound() {
    as(OPERATOR).get(PATH + "/2034-01-04").then().statusCode(404);
  }

  private static Map<String, String> worked(String note) {
    return Map.of("kind", "WORKING", "note", note, "legalBasis", "Thông báo 12/TB-BNV");
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }
}
