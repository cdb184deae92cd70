package vn.congvu.account.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static vn.congvu.account.provisioning.Requests.as;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class HostileInputTest {

  private static final String REQUESTS = "/api/v1/requests";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @TestHTTPResource(value = "/openapi", management = true)
  URL openApi;

  @Test
  void everyEndpointAnswersNonsenseWithAProblem() {
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (String[] operation : operations()) {
      for (Response answer : nonsense(operation[0], operation[1])) {
        asked++;
        if (answer.statusCode() >= 500
            || answer.statusCode() >= 400
                && !answer.contentType().startsWith("application/problem+json")) {
          wrong.add(
              "%s %s: %d %s"
                  .formatted(
                      operation[0], operation[1], answer.statusCode(), answer.contentType()));
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(150);
  }

  /**
   * Without a token, with a path that fits nothing, with a body that is none, with all too much.
   */
  private static List<Response> nonsense(String method, String template) {
    String path = template.replaceAll("\\{[^}]+}", "%00'%22--x");
    return List.of(
        given().urlEncodingEnabled(false).request(method, path),
        lead().request(method, path),
        lead().body("{\"x\":").request(method, path),
        lead().body("[[[[1]]]]").request(method, path),
        lead().body("{\"khongCo\": \"\\u0000\"}").request(method, path),
        lead().request(method, path + "?limit=x&after=%25%25&state=x&at=x&q=%00"));
  }

  private static RequestSpecification lead() {
    return as("em.hoang").header("If-Match", "\"1\"").urlEncodingEnabled(false);
  }

  private List<String[]> operations() {
    Map<String, Map<String, Object>> paths =
        given().accept("application/json").queryParam("format", "json").get(openApi).path("paths");
    return paths.entrySet().stream()
        .flatMap(
            path ->
                path.getValue().keySet().stream()
                    .filter(METHODS::contains)
                    .map(method -> new String[] {method, path.getKey()}))
        .toList();
  }

  @Test
  void whatIsWrongInTheQueryIsNamed() {
    problem(as("binh.tran").get(REQUESTS + "?state=SAI"), 400, "invalid-input")
        .body("errors.pointer", contains("#state"))
        .body("errors[0].detail", startsWith("phải là một trong: DRAFT"));
    problem(as("binh.tran").get(REQUESTS + "?limit=nhieu"), 400, "invalid-input")
        .body("errors.pointer", contains("#limit"));
    problem(as("an.nguyen").get("/api/v1/units?at=24/11/2026"), 400, "invalid-input")
        .body("errors.pointer", contains("#at"));
    problem(as("binh.tran").get("/api/v1/mailboxes?state=SAI"), 400, "invalid-input")
        .body("errors.pointer", contains("#state"));
    problem(as("dung.pham").get("/api/v1/provisioning-jobs?requestId=1"), 400, "invalid-input")
        .body("errors.pointer", contains("#requestId"));
    problem(as("binh.tran").get(REQUESTS + "/khong-phai-ma"), 404, "not-found");
  }

  @Test
  void whatIsWrongInTheBodyIsNamedAndNothingIsFiled() {
    int before = requests();

    problem(post("{\"type\": \"ISSUE\", \"unit\": "), 400, "unreadable");
    problem(post("{\"type\": \"XOA\", \"unit\": \"snv\", \"lines\": []}"), 400, "unreadable")
        .body("errors.pointer", contains("/type"));
    problem(
            post("{\"type\": \"ISSUE\", \"unit\": \"snv\", \"lines\": [{\"fullNam\": \"x\"}]}"),
            400,
            "unreadable")
        .body("errors.pointer", contains("/lines/0/fullNam"));
    problem(post("{\"type\": \"ISSUE\", \"unit\": [\"snv\"], \"lines\": []}"), 400, "unreadable")
        .body("errors.pointer", hasItem("/unit"));
    problem(post("[".repeat(50_000)), 400, "unreadable");
    problem(post("{\"type\": \"ISSUE\", \"unit\": \"snv\\u0000\", \"lines\": []}"), 400);

    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void theMethodsThatAPathTakesAreNamed() {
    problem(as("binh.tran").delete(REQUESTS), 405, "method-not-allowed")
        .header("Allow", "GET, HEAD, OPTIONS, POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/csv", "multipart/form-data; boundary=xx"})
  void aBodyThatGrowsTooLargeInChunksIs413(String type) throws IOException {
    String path = type.startsWith("application/json") ? REQUESTS : "/api/v1/imports";

    String answer = sentInChunks(path, type);

    assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
  }

  @Test
  void aBodyAnnouncedTooLargeIsAnsweredAlthoughItIsStillBeingSent() throws IOException {
    try (Socket socket = connected()) {
      head(socket, REQUESTS, "application/json", "Content-Length: 60000000");
      send(socket.getOutputStream(), 60);

      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
      assertEnds(socket);
    }
  }

  /** 14 MB, which is more than a list or any other body may have. */
  private static String sentInChunks(String path, String type) throws IOException {
    try (Socket socket = connected()) {
      head(socket, path, type, "Transfer-Encoding: chunked");
      OutputStream out = socket.getOutputStream();
      if (type.startsWith("multipart")) {
        String part =
            "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        out.write(
            (Integer.toHexString(part.length()) + "\r\n" + part + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
      }
      byte[] chunk =
          ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int i = 0; i < 14; i++) {
          out.write(chunk);
        }
        String end = type.startsWith("multipart") ? "a\r\n\r\n--xx--\r\n\r\n" : "";
        out.write((end + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException _) {
        // Refused before all was sent, as it should be.
      }
      return answer(socket);
    }
  }

  private static Socket connected() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void head(Socket socket, String path, String type, String length)
      throws IOException {
    socket
        .getOutputStream()
        .write(
            ("POST %s HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Content-Type: %s\r\n"
                    + "Authorization: Bearer %s\r\n"
                    + "%s\r\n\r\n")
                .formatted(path, type, Tokens.of("binh.tran"), length)
                .getBytes(StandardCharsets.US_ASCII));
  }

  private static void send(OutputStream out, int megabytes) {
    byte[] megabyte = new byte[1_000_000];
    try {
      for (int i = 0; i < megabytes; i++) {
        out.write(megabyte);
      }
    } catch (IOException _) {
      // Refused before all was sent, as it should be.
    }
  }

  private static String answer(Socket socket) throws IOException {
    var answer = new ByteArrayOutputStream();
    int read;
    while ((read = socket.getInputStream().read()) >= 0) {
      answer.write(read);
      if (read == '}') {
        break;
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** The connection ends although nobody said that the body has. */
  private static void assertEnds(Socket socket) throws IOException {
    try {
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SocketException _) {
      // A reset is an end as well.
      return;
    }
  }

  private static Response post(String body) {
    return as("binh.tran").body(body).post(REQUESTS);
  }

  private static int requests() {
    return as("binh.tran").get(REQUESTS + "?limit=200").jsonPath().getList("items").size();
  }

  private static ValidatableResponse problem(Response answer, int status, String slug) {
    return problem(answer, status).body("type", equalTo("/problems/" + slug));
  }

  private static ValidatableResponse problem(Response answer, int status) {
    return answer.then().statusCode(status).contentType(startsWith("application/problem+json"));
  }
}
