package vn.congvu.account.provisioning;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import vn.congvu.localstack.test.Tokens;

/** Takes a request of the unit snv through its whole procedure, each step by the right person. */
public final class Requests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PATH = "/api/v1/requests/";

  private Requests() {}

  public static String newAddress() {
    String domain = ConfigProvider.getConfig().getValue("congvu.test.mail-domain", String.class);
    return "u" + UUID.randomUUID().toString().substring(0, 8) + "@" + domain;
  }

  public static Map<String, Object> person(String fullName, String address) {
    return Map.of(
        "kind", "PERSONAL",
        "fullName", fullName,
        "position", "Chuyên viên",
        "unitCode", "tccb.snv",
        "phone", "0912345678",
        "birthDate", "1990-02-28",
        "wantedAddress", address);
  }

  public static Map<String, Object> organisation(String name, String address) {
    return Map.of(
        "kind",
        "ORGANISATION",
        "fullName",
        name,
        "unitCode",
        "snv",
        "wantedAddress",
        address,
        "head",
        Map.of("fullName", "Lê Mạnh Cường"),
        "users",
        List.of(Map.of("fullName", "Trần Thị Bình")));
  }

  public static Map<String, Object> about(String address, Object... fields) {
    var line = new HashMap<String, Object>(Map.of("mailboxAddress", address));
    for (int i = 0; i < fields.length; i += 2) {
      line.put((String) fields[i], fields[i + 1]);
    }
    return line;
  }

  /** Filed, confirmed, received and started: three persons. */
  @SafeVarargs
  public static UUID started(String type, Map<String, Object>... lines) {
    return started(Unit.SNV, Map.of("type", type), lines);
  }

  /**
   * @param fields of the request beside its unit and lines
   */
  @SafeVarargs
  public static UUID started(Unit unit, Map<String, Object> fields, Map<String, Object>... lines) {
    UUID id = confirmed(unit, fields, lines);
    step(id, "receipt", "dung.pham");
    step(id, "start", "dung.pham");
    return id;
  }

  @SafeVarargs
  public static UUID confirmed(
      Unit unit, Map<String, Object> fields, Map<String, Object>... lines) {
    UUID id =
        UUID.fromString(filed(unit, fields, lines).then().statusCode(201).extract().path("id"));
    step(id, "submission", unit.focalPoint());
    step(id, "confirmation", unit.head());
    return id;
  }

  @SafeVarargs
  public static Response filed(
      Unit unit, Map<String, Object> fields, Map<String, Object>... lines) {
    var body = new HashMap<>(fields);
    body.put("unit", unit.code());
    body.put("reason", "Kiểm thử");
    body.put("lines", Arrays.asList(lines));
    return as(unit.focalPoint()).body(body).post(PATH);
  }

  /** A unit with the two who act for it. */
  public record Unit(String code, String focalPoint, String head) {
    public static final Unit SNV = new Unit("snv", "binh.tran", "cuong.le");
    public static final Unit SYT = new Unit("syt", "khanh.bui", "lan.ngo");
  }

  public static void step(UUID id, String step, String username) {
    as(username).header("If-Match", etag(id)).post(PATH + id + "/" + step).then().statusCode(200);
  }

  private static String etag(UUID id) {
    return as("dung.pham").get(PATH + id).then().statusCode(200).extract().header("ETag");
  }

  public static Response request(UUID id) {
    return as("dung.pham").get(PATH + id);
  }

  public static UUID done(UUID id) {
    await(
        () -> {
          String state = request(id).path("state");
          return "DONE".equals(state);
        });
    return id;
  }

  /** Refuses the first line of the request. */
  public static Response refuseLine(UUID id) {
    String line = request(id).path("lines.items[0].id");
    return as("dung.pham")
        .header("If-Match", etag(id))
        .body(Map.of("reason", "Không thực hiện được"))
        .post(PATH + id + "/lines/" + line + "/refusal");
  }

  public static void lineFailed(UUID id) {
    await(() -> "FAILED".equals(request(id).path("lines.items[0].state")));
  }

  /** A mailbox that waits for its first password. */
  public static String issued(String fullName) {
    String address = newAddress();
    done(started("ISSUE", person(fullName, address)));
    return address;
  }

  public static io.restassured.specification.RequestSpecification as(String username) {
    return given()
        .auth()
        .oauth2(Tokens.of(username))
        .contentType(ContentType.JSON)
        .accept(ContentType.JSON);
  }

  public static void await(BooleanSupplier condition) {
    await(PATIENCE, condition);
  }

  public static void await(Duration patience, BooleanSupplier condition) {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not so after " + patience);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
