package vn.congvu.security.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.DeletedMessages;
import vn.congvu.security.Officer;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.spill.Cases;

/** On the mail server of an installation, which keeps what people delete for a while. */
@QuarkusTest
@TestProfile(OwnMailServer.class)
class DeletedByTheOwnerTest extends Searching {

  @Inject DeletedMessages vault;
  @Inject FingerprintKeys keys;

  private void getsAndDeletes(Officer officer, byte[] letter) {
    Map<String, Object> place = officer.gets("INBOX", letter);
    officer.deletes("INBOX", ((Number) place.get("uid")).longValue());
  }

  private int kept(Officer officer) {
    return vault
        .find(
            officer.address(),
            Set.of(keys.get().messageId("<" + id + "@tinhmau.example>")),
            false,
            null)
        .copies()
        .size();
  }

  @Test
  void whatItsReaderDeletedBeforeAnyBackupSawItIsFoundAndDestroyed() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer hasty = officer();
    getsAndDeletes(hasty, letter());
    Officer other = officer();
    getsAndDeletes(other, Officer.letter("khac-" + id, "Thư khác"));
    backedUp(reporter, hasty, other);
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath search = searched(spill, "LOCATE");

    assertThat(all(spill, "/copies?kind=VAULT"))
        .singleElement()
        .satisfies(
            copy ->
                assertThat(copy)
                    .containsEntry("place", hasty.address())
                    .containsEntry("foundBy", "MESSAGE_ID"));
    assertThat(places(spill, search.getString("items[0].id")))
        .contains(hasty.address())
        .doesNotContain(other.address());

    destroyed(spill);

    assertThat(kept(hasty)).isZero();
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/coverage?limit=200")
        .then()
        .body(
            "items.find { it.kind == 'VAULT' && it.place == '%s' }.proof"
                .formatted(hasty.address()),
            is("vault-purged"));
  }

  private static void destroyed(String spill) {
    Cases.step(LEAD, spill, "containment").then().statusCode(202);
    Cases.becomes(spill, "CONTAINED");
    Cases.withExecutor(spill);
    Cases.approved(spill, 1);
    Cases.step("dung.pham", spill, "result-sets/1/destruction").then().statusCode(202);
    Cases.becomes(spill, "DESTROYED");
  }

  @Test
  void whatIsTakenFromAMailboxLeavesNothingInTheVault() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    JsonPath _ = searched(spill, "LOCATE");

    destroyed(spill);

    assertThat(kept(reporter)).isZero();
    assertThat(all(spill, "/copies?kind=VAULT")).isEmpty();
  }
}
