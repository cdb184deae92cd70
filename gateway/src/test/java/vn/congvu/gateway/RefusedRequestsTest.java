package vn.congvu.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.gateway.GatewayTest.assertProblem;
import static vn.congvu.gateway.GatewayTest.bearer;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.localstack.test.BadTokens;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@QuarkusTestResource(
    value = KeycloakTestResource.class,
    initArgs = @ResourceArg(name = "client", value = "gateway"))
class RefusedRequestsTest {

  @Test
  void aTokenThatIsNotOursIs401() {
    for (String token :
        new String[] {
          "khong-phai-token",
          BadTokens.ofAnotherKey("binh.tran"),
          BadTokens.unsigned("binh.tran"),
          BadTokens.withRole("an.nguyen", "operator-lead"),
          BadTokens.ofAnotherAudience("binh.tran")
        }) {
      Response answer = given().auth().oauth2(token).get("/api/v1/units");

      assertProblem(answer, 401, "unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void aTokenIsRefusedOnceItsTimeIsOver() {
    String token = BadTokens.ofOneSecond("dao.vo");

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> given().auth().oauth2(token).get("/api/v1/units").statusCode() == 401);

    assertProblem(given().auth().oauth2(token).get("/api/v1/units"), 401, "unauthenticated");
    assertThat(bearer("dao.vo").get("/api/v1/units").statusCode()).isEqualTo(200);
  }

  @Test
  void aMethodNobodyUsesNamesThoseThatAreUsed() {
    Response answer = bearer("binh.tran").request("TRACE", "/api/v1/units");

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.header("Allow")).isEqualTo("DELETE, GET, HEAD, PATCH, POST, PUT");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /q/health, 404, not-found",
    "GET, /assets/old-3f2a.js, 404, not-found",
    "POST, /requests, 404, not-found",
    "DELETE, /docs/, 404, not-found",
    "PUT, /openapi.json, 405, method-not-allowed"
  })
  void whatNothingAnswersIsAProblemOutsideTheApiToo(
      String method, String path, int status, String slug) {
    assertProblem(given().request(method, path), status, slug);
  }

  @Test
  void anAddressTooLongForAnyServiceIsRefusedAtTheDoor() {
    Response answer = bearer("binh.tran").get("/api/v1/units?q=" + "x".repeat(5000));

    assertProblem(answer, 414, "uri-too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 20000000", "Transfer-Encoding: chunked"})
  void whoSendsTooMuchReadsWhyAlthoughStillSending(String length) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/units HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                  + "Authorization: Bearer "
                  + Tokens.of("binh.tran")
                  + "\r\n"
                  + length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      send(out, length.startsWith("Transfer"));

      assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("/problems/too-large");
    }
  }

  private static void send(OutputStream out, boolean chunked) {
    byte[] megabyte = " ".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
    try {
      for (int i = 0; i < 20; i++) {
        if (chunked) {
          out.write("F4240\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.write(megabyte);
        if (chunked) {
          out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
      }
    } catch (IOException _) {
      // The gateway may hang up; what it said before counts.
    }
  }

  /** The answer, after which the connection ends although nobody said that the body has. */
  private static String answer(Socket socket) throws IOException {
    var answer = new ByteArrayOutputStream();
    int read;
    while ((read = socket.getInputStream().read()) >= 0) {
      answer.write(read);
      if (read == '}') {
        assertEnds(socket);
        break;
      }
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static void assertEnds(Socket socket) throws IOException {
    try {
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SocketException _) {
      // A reset is an end as well.
      return;
    }
  }
}
