package vn.congvu.mail.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerException;
import vn.congvu.mail.MailServerRefused;

class WebAdminTest {

  private final AtomicReference<String> body = new AtomicReference<>();
  private volatile int status = 204;
  private HttpServer http;
  private JamesProvisioning james;

  @BeforeEach
  void serve() throws Exception {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          body.set(new String(exchange.getRequestBody().readAllBytes(), "UTF-8"));
          exchange.sendResponseHeaders(head ? 200 : status, -1);
          exchange.close();
        });
    http.start();
    james =
        new JamesProvisioning(
            WebAdminSettings.of(URI.create("http://127.0.0.1:" + http.getAddress().getPort())));
  }

  @AfterEach
  void end() {
    http.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 408, 429})
  void aServerThatCannotNowIsAway(int answer) {
    status = answer;

    assertThatThrownBy(() -> james.ensureDomain("tinhmau.example"))
        .isInstanceOf(MailServerAway.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409})
  void aServerThatWillNotHasRefused(int answer) {
    status = answer;

    assertThatThrownBy(() -> james.ensureDomain("tinhmau.example"))
        .isInstanceOf(MailServerRefused.class);
  }

  @Test
  void aServerThatIsNotThereIsAway() {
    http.stop(0);

    assertThatThrownBy(() -> james.exists("an@tinhmau.example")).isInstanceOf(MailServerAway.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 503})
  void whoseMailboxItWasIsInNoException(int answer) {
    status = answer;
    List<ThrowingCallable> calls =
        List.of(
            () -> james.setQuota("an@tinhmau.example", 1),
            () -> james.addAlias("an@tinhmau.example", "anh@tinhmau.example"),
            () -> james.setPassword("an@tinhmau.example", "Mật khẩu".toCharArray()),
            () -> james.usage("an@tinhmau.example"),
            () -> james.delete("an@tinhmau.example"));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(MailServerException.class)
                    .hasMessageNotContainingAny("tinhmau", "an@", "an%40"));
  }

  @Test
  void aServerThatIsNotThereDoesNotMakeItKnownEither() {
    http.stop(0);

    assertThatThrownBy(() -> james.usage("an@tinhmau.example"))
        .hasMessage("Mail server unreachable at GET /quota");
  }

  @Test
  void anyPasswordArrivesAsItWasTyped() throws Exception {
    String typed = "\"Mật\\khẩu\" \u0001 🔑";

    james.setPassword("an@tinhmau.example", typed.toCharArray());

    assertThat(new ObjectMapper().readTree(body.get()).path("password").asText()).isEqualTo(typed);
  }

  @Test
  void aRefusedPasswordIsNotInTheException() {
    status = 400;

    assertThatThrownBy(
            () -> james.setPassword("an@tinhmau.example", "planted-password".toCharArray()))
        .hasMessageNotContaining("planted");
  }
}
