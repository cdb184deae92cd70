package vn.congvu.e2e.canary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Place;

/** A case of Sở Nội vụ, from the head's confirmation to its end, each step by whose it is. */
final class WholeCase {

  private static final String PASSWORD = "Congvu@2026-demo";
  private static final Duration SOON = Duration.ofMinutes(4);
  private static final Set<String> OUT_OF_SIGHT =
      Set.of("EXTERNAL_RECIPIENT", "USER_DEVICE", "MAIL_STORE");

  private final Place place;
  private final Api head;
  private final Api lead;
  private final Api executor;
  private final Api authority;

  WholeCase(Place place) {
    this.place = place;
    this.head = Api.as(place, "cuong.le", PASSWORD);
    this.lead = Api.as(place, "em.hoang", PASSWORD);
    this.executor = Api.as(place, "dung.pham", PASSWORD);
    this.authority = Api.as(place, "hai.do", PASSWORD);
  }

  /** One more generation of these mailboxes. */
  void backUp(List<String> addresses) {
    List<String> ids = addresses.stream().map(this::mailboxId).toList();
    String run =
        executor.post("/api/v1/backup-runs", Map.of("mailboxIds", ids)).expect(201).text("id");
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> executor.get("/api/v1/backup-runs/" + run).expect(200).text("state"),
            "DONE"::equals);
  }

  private String mailboxId(String address) {
    return Awaitility.await()
        .atMost(SOON)
        .until(
            () -> executor.get("/api/v1/backup-mailboxes?address=" + address).expect(200).items(),
            known -> !known.isEmpty())
        .getFirst()
        .path("mailboxId")
        .asText();
  }

  /**
   * @param spill the path of a case that was reported
   * @return its ledger
   */
  List<JsonNode> toItsEnd(String spill) {
    taken(spill);
    found(spill);
    executor.step(spill, "containment", Map.of()).expect(202);
    await(spill, "CONTAINED");
    destroyed(spill, approved(spill));
    closed(spill);
    return lead.all(spill + "/coverage");
  }

  private void taken(String spill) {
    head.step(spill, "confirmation", Map.of()).expect(200);
    lead.step(spill, "assignment", Map.of()).expect(200);
    lead.step(
            spill,
            "people",
            Map.of("part", "EXECUTOR", "username", "dung.pham", "name", "Phạm Tiến Dũng"))
        .expect(200);
    for (String duty : List.of("TELL_SENDER", "TELL_AUTHORITY")) {
      lead.step(spill, "duties/" + duty, Map.of("channel", "PHONE", "told", "Trực ban"))
          .expect(200);
    }
  }

  private void found(String spill) {
    executor.step(spill, "searches", Map.of("kind", "LOCATE")).expect(201);
    Awaitility.await()
        .atMost(SOON)
        .until(
            () ->
                executor
                    .get(spill + "/searches?limit=1")
                    .expect(200)
                    .items()
                    .getFirst()
                    .path("state")
                    .asText(),
            "DONE"::equals);
  }

  private int approved(String spill) {
    JsonNode set = executor.step(spill, "result-sets", Map.of()).expect(201).body();
    int number = set.path("number").asInt();
    Api.justLoggedIn(place, "em.hoang", PASSWORD)
        .step(
            spill,
            "result-sets/" + number + "/approval",
            Map.of(
                "digest",
                set.path("digest").asText(),
                "authority",
                Map.of(
                    "keepAsIs", false,
                    "answeredBy", "Phòng An ninh chính trị nội bộ",
                    "letterNumber", "12/CAT-PA03")))
        .expect(200);
    return number;
  }

  private void destroyed(String spill, int set) {
    String path = "result-sets/" + set + "/destruction";
    executor.step(spill, path, Map.of()).expect(202);
    Awaitility.await()
        .atMost(SOON)
        .until(() -> executor.get(spill + "/" + path).expect(200).text("state"), "DONE"::equals);
    await(spill, "DESTROYED");
  }

  private void closed(String spill) {
    for (JsonNode row : lead.all(spill + "/coverage")) {
      if (OUT_OF_SIGHT.contains(row.path("kind").asText())
          && row.path("state").asText().equals("UNKNOWN")) {
        lead.put(
                spill + "/coverage/" + row.path("id").asText(),
                Map.of("state", "DECLARED", "proof", "Bản cam kết 03/BCK"),
                lead.get(spill).expect(200).etag())
            .expect(200);
      }
    }
    authority
        .step(spill, "assessment", Map.of("degree", "INSIDE", "cause", "WRONG_RECIPIENT"))
        .expect(200);
    lead.step(spill, "remediation", Map.of("remedies", "Tập huấn lại người soạn thảo")).expect(200);
    lead.step(spill, "closure", Map.of()).expect(200);
  }

  private void await(String spill, String state) {
    Awaitility.await()
        .atMost(SOON)
        .until(() -> executor.get(spill).expect(200).text("state"), state::equals);
  }
}
