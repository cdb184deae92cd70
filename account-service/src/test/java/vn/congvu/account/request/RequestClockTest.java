package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.congvu.account.request.RequestCalls.PATH;
import static vn.congvu.account.request.RequestCalls.as;
import static vn.congvu.account.request.RequestCalls.etag;
import static vn.congvu.account.request.RequestCalls.get;
import static vn.congvu.account.request.RequestCalls.sent;
import static vn.congvu.account.request.RequestCalls.step;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;

/** The operator's time runs, rests and moves with the calendar. */
@QuarkusTest
@TestProfile(RequestCalls.WorkIsDoneByTheTest.class)
class RequestClockTest {

  @Inject RequestService requests;
  @Inject SlaDesk sla;
  @Inject StatelessSession database;
  @Inject MeterRegistry metrics;

  @Test
  void theClockStandsStillWhileTheUnitIsAsked() {
    RequestCalls.Filed filed = sent("Tạ Văn Hỏi");
    step("dung.pham", filed, "receipt");

    step("dung.pham", filed, "question", "{\"note\": \"Cho biết chức vụ.\"}")
        .body("state", equalTo("NEEDS_MORE"))
        .body("sla.dueAt", nullValue());
    step("binh.tran", filed, "answer", "{\"note\": \"Chuyên viên.\"}")
        .body("state", equalTo("RECEIVED"))
        .body("sla.dueAt", notNullValue());
  }

  @Test
  void anOverdueRequestIsListedAndCounted() {
    RequestCalls.Filed filed = sent("Lưu Văn Muộn");
    step("dung.pham", filed, "receipt");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createMutationQuery("update Request r set r.dueAt = :due where r.id = :id")
                    .setParameter("due", Instant.now().minus(1, ChronoUnit.HOURS))
                    .setParameter("id", filed.id())
                    .executeUpdate());

    sla.countOverdue();

    as("dung.pham")
        .get(PATH + "?overdue=true&limit=200")
        .then()
        .body("items.id", hasItem(filed.text()))
        .body("items.sla.overdue", everyItem(equalTo(true)));
    assertThat(metrics.get("congvu.requests.overdue").gauge().value()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void anEditedCalendarMovesTheDueTimeAndNothingElse() {
    RequestCalls.Filed filed = sent("Lưu Văn Lịch");
    step("dung.pham", filed, "receipt");
    String due = get("dung.pham", filed).extract().path("sla.dueAt");
    String etag = etag("dung.pham", filed);
    LocalDate dueDay =
        LocalDate.ofInstant(Instant.parse(due), java.time.ZoneId.of("Asia/Ho_Chi_Minh"));

    as("em.hoang")
        .body("{\"kind\": \"OFF\", \"note\": \"Nghỉ bão\", \"legalBasis\": \"Công điện 01\"}")
        .put("/api/v1/working-days/" + dueDay)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));

    String moved = get("dung.pham", filed).extract().path("sla.dueAt");
    assertThat(Instant.parse(moved)).isAfter(Instant.parse(due));
    assertThat(etag("dung.pham", filed)).isEqualTo(etag);
  }
}
