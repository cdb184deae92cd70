package vn.congvu.security.mailaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static vn.congvu.security.People.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.platform.chain.ChainCheck;
import vn.congvu.platform.database.Database;
import vn.congvu.security.Facts;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.mailbox.KnownMailboxes;
import vn.congvu.security.spill.Cases;

/** Who may enter whose mailbox, and who did. */
@QuarkusTest
@RealParts
class MailboxRightsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HEAD = "cuong.le";
  private static final String FOCAL_POINT = "binh.tran";
  private static final String OPERATOR = "dao.vo";

  @Inject Facts facts;
  @Inject KnownMailboxes mailboxes;
  @Inject EndedRights ended;
  @Inject Database database;
  @Inject Cases cases;

  private Officer box;
  private Officer clerk;

  @BeforeEach
  void aBoxAndAClerk() {
    box = Officer.of("snv");
    clerk = Officer.of("snv");
  }

  @AfterEach
  void leave() {
    box.close();
    clerk.close();
  }

  private UUID issued(String address, MailboxEvent.Kind kind) throws Exception {
    UUID mailbox = UUID.randomUUID();
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox, 1, Instant.now(), address, "snv", kind, 1_000_000, null));
    await().atMost(PATIENCE).until(() -> mailboxes.byId(mailbox).isPresent());
    return mailbox;
  }

  private static Response ask(String asker, String mailbox, String holder) {
    return as(asker)
        .body(
            Map.of(
                "mailbox",
                mailbox,
                "holder",
                holder,
                "holderName",
                "Văn thư",
                "reason",
                "Trực hộp thư cơ quan theo phân công"))
        .post("/api/v1/mailbox-rights");
  }

  private static Response decide(String username, Response right, String step) {
    String path = "/api/v1/mailbox-rights/" + right.path("id");
    return as(username)
        .header("If-Match", as(username).get(path).header("ETag"))
        .body(Map.of("reason", "Hết phân công"))
        .post(path + "/" + step);
  }

  private Response granted() {
    Response right = ask(HEAD, box.address(), clerk.address());
    right.then().statusCode(201).body("state", is("ASKED")).body("kind", is("ORGANISATION_USER"));
    decide(OPERATOR, right, "grant").then().statusCode(200).body("state", is("IN_FORCE"));
    return right;
  }

  @Test
  void aClerkReportsAMessageOfTheOrganisationsMailbox() throws Exception {
    issued(box.address(), MailboxEvent.Kind.ORGANISATION);
    Map<String, Object> letter = box.gets("INBOX", Officer.letter("tm-" + UUID.randomUUID(), "x"));
    String list = "/api/v1/own-messages?mailbox=" + box.address();
    clerk.calls().get(list).then().statusCode(404);

    granted();

    clerk
        .calls()
        .get("/api/v1/own-mailboxes")
        .then()
        .body("address", contains(clerk.address(), box.address()))
        .body("own", contains(true, false));
    clerk.calls().get(list).then().statusCode(200).body("items", hasSize(1));
    clerk
        .calls()
        .body(
            Map.of(
                "level",
                "SECRET",
                "message",
                Map.of(
                    "mailbox",
                    box.address(),
                    "folder",
                    letter.get("folder"),
                    "uidValidity",
                    letter.get("uidValidity"),
                    "uid",
                    letter.get("uid"))))
        .post("/api/v1/spills")
        .then()
        .statusCode(201);
    as(HEAD)
        .get("/api/v1/mailbox-entries?mailbox=" + box.address())
        .then()
        .statusCode(200)
        .body("items.reason", contains("Trực hộp thư cơ quan theo phân công"));
  }

  @Test
  void aRightThatEndedOrWhoseTimeIsOverOpensNothing() throws Exception {
    issued(box.address(), MailboxEvent.Kind.ORGANISATION);
    String folders = "/api/v1/own-folders?mailbox=" + box.address();
    Response first = granted();
    clerk.calls().get(folders).then().statusCode(200);

    decide(FOCAL_POINT, first, "end").then().statusCode(200).body("state", is("ENDED"));
    clerk.calls().get(folders).then().statusCode(404);

    Response second = granted();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update mailbox_right set until = now() - interval '1 second' where id = ?",
                    UUID.fromString(second.path("id"))));
    clerk.calls().get(folders).then().statusCode(404);
    ended.end();
    as(HEAD)
        .get("/api/v1/mailbox-rights/" + second.path("id"))
        .then()
        .body("state", is("ENDED"))
        .body("endReason", is("Hết thời hạn"));
  }

  @Test
  void nobodyGrantsToThemselvesAndNobodyAsksForAnothersMailbox() throws Exception {
    issued(box.address(), MailboxEvent.Kind.ORGANISATION);
    Response own = ask(HEAD, box.address(), OPERATOR);

    decide(OPERATOR, own, "grant")
        .then()
        .statusCode(403)
        .body("type", is("/problems/mailbox-right-second-person-needed"));
    ask(HEAD, box.address(), OPERATOR)
        .then()
        .statusCode(409)
        .body("type", is("/problems/mailbox-right-there-already"));
    for (String stranger : List.of("lan.ngo", "an.nguyen", clerk.address())) {
      ask(stranger, box.address(), clerk.address()).then().statusCode(404);
    }
    as("lan.ngo").get("/api/v1/mailbox-rights/" + own.path("id")).then().statusCode(404);
    as("lan.ngo")
        .get("/api/v1/mailbox-rights?limit=200")
        .then()
        .body("items.mailbox", not(hasItem(box.address())));
    as(FOCAL_POINT)
        .get("/api/v1/mailbox-rights?limit=200")
        .then()
        .body("items.mailbox", hasItem(box.address()));
  }

  @Test
  void whatWasDoneInACaseIsTheOwnersToReadOnceTheCaseHasEnded() throws Exception {
    UUID mailbox = issued(box.address(), MailboxEvent.Kind.PERSONAL);
    String spill = cases.reported(clerk);
    cases.placeIs(UUID.fromString(spill), box.address(), CoverageState.ABSENT);
    box.calls()
        .get("/api/v1/my-mailbox-access")
        .then()
        .statusCode(200)
        .body("mailbox", is(box.address()))
        .body("rights.holder", hasItems("backup", "leak"))
        .body("entries.items", hasSize(0));

    Cases.step(HEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(200);

    Response mine = box.calls().get("/api/v1/my-mailbox-access");
    mine.then()
        .body("entries.items.legalBasis", contains("Điều 15 khoản 3"))
        .body("entries.items.by", contains("Cơ quan quản lý, vận hành hệ thống thư"));
    assertThat(mine.asString()).doesNotContain(spill);
    as(FOCAL_POINT)
        .get("/api/v1/mailbox-entries?mailbox=" + box.address())
        .then()
        .statusCode(200)
        .body("items", hasSize(0));

    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxDeleted(mailbox, 2, Instant.now(), box.address(), "snv"));
    issued(box.address(), MailboxEvent.Kind.PERSONAL);
    box.calls().get("/api/v1/my-mailbox-access").then().body("entries.items", hasSize(0));
  }

  @Test
  void whoseMailWasTakenAndGivenBackReadsThatToo() throws Exception {
    UUID _ = issued(box.address(), MailboxEvent.Kind.PERSONAL);
    String spill = cases.reported(clerk);
    cases.placeIs(UUID.fromString(spill), box.address(), CoverageState.RELEASED);

    Cases.step(HEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(200);

    box.calls().get("/api/v1/my-mailbox-access").then().body("entries.items", hasSize(1));
  }

  @Test
  void whatTheBackupsPutBackOrHandedOutIsTheOwnersToRead() throws Exception {
    UUID mailbox = issued(box.address(), MailboxEvent.Kind.PERSONAL);
    UUID order = UUID.randomUUID();
    facts.announce(
        UUID.randomUUID(), new RestoreEvent.MailRestored(order, mailbox, 1, Instant.now()));
    facts.announce(
        UUID.randomUUID(), new RestoreEvent.MailRestored(order, mailbox, 1, Instant.now()));
    facts.announce(
        UUID.randomUUID(), new RestoreEvent.MailExported(order, mailbox, 1, Instant.now()));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                box.calls()
                    .get("/api/v1/my-mailbox-access")
                    .then()
                    .body(
                        "entries.items.by",
                        containsInAnyOrder(
                            "Cơ quan quản lý, vận hành hệ thống thư",
                            "Cơ quan quản lý, vận hành hệ thống thư (xuất ra tệp)")));
  }

  @Test
  void everyChangeIsARowOfAChainThatChecksOffline() throws Exception {
    issued(box.address(), MailboxEvent.Kind.ORGANISATION);
    Response right = granted();

    String lines = as("giang.vu").get("/api/v1/mailbox-rights-evidence").asString();

    assertThat(new ChainCheck(List.of()).firstFault(new BufferedReader(new StringReader(lines))))
        .isNull();
    String id = right.path("id");
    assertThat(lines.lines().filter(line -> line.contains(id)))
        .hasSize(2)
        .anyMatch(line -> line.contains("mailbox-right.ask"))
        .anyMatch(line -> line.contains("mailbox-right.grant"));
  }
}
