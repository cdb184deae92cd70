package vn.congvu.e2e.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import vn.congvu.e2e.system.Api;
import vn.congvu.e2e.system.Place;

/** What the demo's people do before a test begins, each in their own name, through the gateway. */
public final class Scenarios {

  private static final String PASSWORD = "Congvu@2026-demo";

  private final Api focalPoint;
  private final Api head;
  private final Api operator;
  private final Api nobody;

  public Scenarios(Place place) {
    this.focalPoint = Api.as(place, "binh.tran", PASSWORD);
    this.head = Api.as(place, "cuong.le", PASSWORD);
    this.operator = Api.as(place, "dung.pham", PASSWORD);
    this.nobody = Api.anonymous(place);
  }

  /** A draft of the focal point of Sở Nội vụ that asks for one officer's mailbox. */
  public String filed(String letter, String reason, String fullName, String position) {
    String phone = "09%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    return request(
        focalPoint
            .post(
                "/api/v1/requests",
                Map.of(
                    "type",
                    "ISSUE",
                    "unit",
                    "snv",
                    "letterNumber",
                    letter,
                    "reason",
                    reason,
                    "lines",
                    List.of(
                        Map.of(
                            "kind",
                            "PERSONAL",
                            "fullName",
                            fullName,
                            "position",
                            position,
                            "unitCode",
                            "tccb.snv",
                            "phone",
                            phone))))
            .expect(201)
            .text("id"));
  }

  public void submitted(String request) {
    focalPoint.step(request, "submission", Map.of()).expect(200);
  }

  public void confirmed(String request) {
    head.step(request, "confirmation", Map.of()).expect(200);
  }

  public void received(String request) {
    operator.step(request, "receipt", Map.of()).expect(200);
  }

  /** An officer's mailbox as the operator hands it over: there, but without a password yet. */
  public String issued(String fullName) {
    String request = filed("15/SNV-TCCB", "Tiếp nhận công chức mới", fullName, "Chuyên viên");
    submitted(request);
    confirmed(request);
    received(request);
    operator.step(request, "start", Map.of()).expect(200);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> operator.get(request).expect(200).text("state").equals("DONE"));
    return operator.all(request + "/lines").getFirst().path("reservedAddress").asText();
  }

  /** The one-time link with which the holder of a new mailbox sets the password. */
  public String link(String address) {
    JsonNode report =
        focalPoint.all("/api/v1/credential-reports").stream()
            .filter(one -> one.path("mailboxAddress").asText().equals(address))
            .findFirst()
            .orElseThrow();
    return focalPoint
        .post(
            "/api/v1/password-links",
            Map.of(
                "reportId",
                report.path("id").asText(),
                "identityCheck",
                Map.of("method", "MEETING", "checkedAt", Instant.now().toString())))
        .expect(201)
        .text("url");
  }

  /** A mailbox whose holder has set the password. */
  public String inUse(String fullName, String password) {
    String address = issued(fullName);
    String link = link(address);
    nobody
        .post(
            "/api/v1/password-links/redemptions",
            Map.of("token", link.substring(link.indexOf('#') + 1), "newPassword", password))
        .expect(204);
    return address;
  }

  public void leaked(String address) {
    focalPoint
        .post("/api/v1/credential-reports", Map.of("mailboxAddress", address, "kind", "LEAKED"))
        .expect(201);
  }

  public SortedSet<String> incidents() {
    return seen("/api/v1/incidents", "mailboxAddress", "state");
  }

  /** All that the operator sees in the lists, to compare it with what is there afterwards. */
  public List<SortedSet<String>> holdings() {
    return List.of(
        seen("/api/v1/mailboxes", "address", "state"),
        seen("/api/v1/requests", "code", "state"),
        seen("/api/v1/people", "id", "fullName"),
        incidents());
  }

  private SortedSet<String> seen(String list, String... fields) {
    SortedSet<String> seen = new TreeSet<>();
    for (JsonNode item : operator.all(list)) {
      StringBuilder line = new StringBuilder();
      for (String field : fields) {
        line.append(item.path(field).asText()).append(' ');
      }
      seen.add(line.toString().strip());
    }
    return seen;
  }

  private static String request(String id) {
    return "/api/v1/requests/" + id;
  }
}
