package vn.congvu.e2e.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvu.e2e.stack.Congvu;
import vn.congvu.e2e.stack.OnTheStack;

/** What the HTTP server refuses before any route is asked is a problem too. */
@OnTheStack
@Order(29)
class NoRequestE2E {

  private static final Map<String, Integer> DOORS =
      Map.of(
          "gateway",
          0,
          "account-service",
          1,
          "incident-service",
          2,
          "security-service",
          3,
          "backup-service",
          4);

  @ParameterizedTest(name = "{2} at {0}")
  @MethodSource("requests")
  void whatIsNoRequestIsAnsweredWithAProblem(
      String door, String request, String slug, int status, Congvu congvu) throws IOException {
    int port = congvu.place().portBase() + DOORS.get(door);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer)
          .matches("(?s)HTTP/1\\.[01] " + status + " .*")
          .contains("application/problem+json", "\"type\":\"/problems/" + slug + "\"")
          .endsWith("}");
    }
  }

  static Stream<Arguments> requests() {
    return DOORS.keySet().stream()
        .sorted()
        .flatMap(
            door ->
                Stream.of(
                    arguments(door, "GET /%zz HTTP/1.1\r\nHost: localhost", "bad-request", 400),
                    arguments(door, "GET / HTTP/x.y\r\nHost: localhost", "bad-request", 400),
                    arguments(door, "GET /" + tooMuch() + " HTTP/1.1", "uri-too-long", 414),
                    arguments(
                        door, "GET / HTTP/1.1\r\nX: " + tooMuch(), "headers-too-large", 431)));
  }

  private static String tooMuch() {
    return "x".repeat(40_000);
  }
}
