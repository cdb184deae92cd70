package vn.congvu.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;

/** What a caller sees whose request cannot be understood. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class RefusedRequestsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour=PINK              | colour | phải là một trong: RED, GREEN
          colour=RED&colour=1      | colour | phải là một trong: RED, GREEN
          since=24/11/2026         | since  | phải là ngày dạng 2026-11-24
          owner=me                 | owner  | phải là một mã định danh (UUID)
          limit=many               | limit  | phải là số nguyên
          size=9999999999999999999 | size   | phải là số nguyên
          open=maybe               | open   | phải là true hoặc false
          closed=1                 | closed | phải là true hoặc false
          """)
  void aQueryParameterThatCannotBeReadIsNamed(String query, String name, String detail) {
    ValidatableResponse answer = given().get("/things/filtered?" + query).then();

    problem(answer, 400, "invalid-input")
        .body("errors.pointer", contains("#" + name))
        .body("errors[0].detail", equalTo(detail));
  }

  @ParameterizedTest
  @CsvSource({
    "since=2026-11-24, open null, closed false",
    "open=true&closed=true, open true, closed true",
    "open=false&closed=FALSE, open false, closed false"
  })
  void aYesOrNoIsReadAndMayBeLeftOut(String query, String open, String closed) {
    given()
        .get("/things/filtered?" + query)
        .then()
        .statusCode(200)
        .body(equalTo("found, " + open + ", " + closed));
  }

  @Test
  void readableQueryParametersAreTaken() {
    given()
        .get("/things/filtered?colour=RED&since=2026-11-24&limit=7&size=1")
        .then()
        .statusCode(200);
  }

  @Test
  void anIdThatIsNoneStaysNotFoundWhateverElseIsWrong() {
    problem(given().get("/things/by-id/7").then(), 404, "not-found");
    problem(given().get("/things/by-id/7?colour=PINK").then(), 404, "not-found");
    problem(
        given().get("/things/by-id/01936f5c-0000-7000-8000-000000000000?colour=PINK").then(),
        400,
        "invalid-input");
  }

  @Test
  void aMethodThatIsNotTakenNamesThoseThatAre() {
    problem(given().delete("/things/me").then(), 405, "method-not-allowed")
        .header("Allow", "GET, HEAD, OPTIONS, PUT");
    problem(given().patch("/things").then(), 405, "method-not-allowed")
        .header("Allow", "OPTIONS, POST");
  }

  @Test
  void aBodyInChunksBeyondTheLimitIs413() throws IOException {
    String answer = sentInChunks(200_000);

    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .containsIgnoringCase("content-type: application/problem+json")
        .contains("/problems/too-large");
  }

  @Test
  void aBodyInChunksWithinTheLimitIsRead() throws IOException {
    assertThat(sentInChunks(30_000)).startsWith("HTTP/1.1 400").contains("/problems/invalid-input");
  }

  /** By hand, since a client library may give up on the answer while it is still sending. */
  private static String sentInChunks(int length) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Authorization: Bearer "
                  + Tokens.of("binh.tran")
                  + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = ("2710\r\n" + " ".repeat(10_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      try {
        for (int sent = 0; sent < length; sent += 10_000) {
          out.write(chunk);
          out.flush();
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException _) {
        // The service may close while we send; its answer is what counts.
      }
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String slug) {
    return answer
        .statusCode(status)
        .contentType(containsString("application/problem+json"))
        .body("type", equalTo("/problems/" + slug))
        .body("status", equalTo(status));
  }
}
