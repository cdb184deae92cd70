package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Door;
import vn.congvu.platform.database.Database;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class SearchTest extends Searching {

  @Inject Cases cases;
  @Inject Database database;

  @Test
  void copiesAreFoundWhereTheyWentSinceAndAnUntouchedMailboxIsNotOpened() throws Exception {
    Officer mover = officer();
    Officer untouched = officer();
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Map<String, Object> moved = mover.gets("INBOX", letter());
    untouched.folder("Việc khác");
    backedUp(reporter, mover, untouched);
    mover.folder("Đã chuyển");
    var _ = mover.gets("Đã chuyển", letter());
    mover.loses("INBOX", ((Number) moved.get("uid")).longValue());
    Officer late = officer();
    var _ = late.gets("INBOX", Officer.letter("fw-" + id, document));
    var _ = late.gets("INBOX", Officer.letter(answer, "Đã nhận"));
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath search = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            mover.address() + " MESSAGE_ID",
            late.address() + " PART",
            late.address() + " REFERENCE");
    assertThat(places(spill, search.getString("items[0].id")))
        .contains(reporter.address(), mover.address(), late.address())
        .doesNotContain(untouched.address());
    assertThat(stateOf(spill, mover.address())).isEqualTo("FOUND");
    assertThat(stateOf(spill, "backups")).isEqualTo("FOUND");
    as(LEAD).get("/api/v1/spills/" + spill).then().body("state", is("LOCATED"));
    assertThat(cases.rowsWith("Đã chuyển")).isZero();
  }

  @Test
  void aCopyInTheBackupsIsFoundByWhatItHas() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    var _ = reporter.gets("INBOX", Officer.letter("fw-" + id, document));
    var _ = reporter.gets("INBOX", Officer.letter(answer, "Đã nhận"));
    backedUp(reporter);
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(all(spill, "/copies?kind=BACKUP_GENERATION"))
        .extracting(copy -> copy.get("foundBy"))
        .containsExactlyInAnyOrder("MESSAGE_ID", "PART", "REFERENCE");
  }

  @Test
  void whatAMessageCarriesIsLearnedWhenOnlyItsIdWasTold() {
    var _ = reporter.gets("INBOX", letter());
    Officer other = officer();
    var _ = other.gets("INBOX", Officer.letter("fw-" + id, document));
    String spill = reported(Map.of("level", "SECRET", "messageId", "<" + id + "@tinhmau.example>"));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .contains(reporter.address() + " MESSAGE_ID", other.address() + " PART");
  }

  @Test
  void aSearchWaitsForPartsThatAreAwayAndGoesOn() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    Door.shut(Neighbours.IMAP);
    JsonPath _ = ordered(spill, "LOCATE");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> latest(spill).getString("items[0].problem") != null);
    Cases.step(LEAD, spill, "searches", Map.of("kind", "LOCATE"))
        .then()
        .statusCode(409)
        .body("type", is("/problems/search-under-way"));

    Door.open(Neighbours.IMAP);

    assertThat(done(spill).getString("items[0].problem")).isNull();
    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
  }

  @Test
  void aSearchGoesOnWhenTheBackupsAnswerAgain() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    Door.shut(Neighbours.BACKUP);
    JsonPath _ = ordered(spill, "LOCATE");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> latest(spill).getString("items[0].problem"),
            problem -> problem != null && problem.contains("sao lưu"));

    Door.open(Neighbours.BACKUP);

    assertThat(done(spill).getString("items[0].problem")).isNull();
    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
  }

  @Test
  void aMailboxIsQuietUntilSomethingComesToItAfterItsBackup() throws Exception {
    Officer reader = officer();
    var _ = reader.gets("INBOX", letter());
    Map<String, Object> message = reporter.gets("INBOX", letter());
    backedUp(reporter, reader);
    String spill = reported(Map.of("level", "SECRET", "message", message));
    JsonPath _ = ordered(spill, "LOCATE");
    JsonPath first = done(spill);
    var _ = reader.gets("INBOX", letter());
    JsonPath _ = ordered(spill, "LOCATE");
    JsonPath second = done(spill);

    assertThat(quiet(first, reader)).isTrue();
    assertThat(quiet(second, reader)).isFalse();
    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            reader.address() + " MESSAGE_ID",
            reader.address() + " MESSAGE_ID");
  }

  private boolean quiet(JsonPath searches, Officer officer) {
    return database
        .first(
            "select quiet from spill_search_place where search_id = ? and place = ?",
            row -> row.getBoolean(1),
            UUID.fromString(searches.getString("items[0].id")),
            officer.address())
        .orElseThrow();
  }

  @Test
  void withoutAMessageThereIsNothingToFind() {
    String spill = cases.inCharge(reporter);

    Cases.step(LEAD, spill, "searches", Map.of("kind", "LOCATE"))
        .then()
        .statusCode(409)
        .body("type", is("/problems/search-nothing-to-find"));
  }
}
