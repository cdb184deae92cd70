package vn.congvu.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BareErrorHandlerTest {

  private final EmbeddedChannel channel = new EmbeddedChannel(new BareErrorHandler());

  @Test
  void anErrorWithoutWordsGetsThem() {
    String answer =
        written("HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n")
        .contains("content-type: application/problem+json\r\n", "connection: close\r\n")
        .endsWith(
            """
            {"type":"/problems/headers-too-large","title":"Header fields too large","status":431,"detail":"Phần đầu (header) của yêu cầu quá lớn."}""");
    assertThat(lengthSaid(answer))
        .isEqualTo(bodyOf(answer).getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void whatTheErrorSaysInItsHeadersStays() {
    assertThat(written("HTTP/1.1 503 x\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n"))
        .contains("Retry-After: 3\r\n", "/problems/unavailable")
        .doesNotContain("Length: 0");
  }

  @Test
  void aNumberWithoutAWordOfItsOwnIsAProblemToo() {
    assertThat(written("HTTP/1.0 418 x\r\ncontent-length: 0\r\n\r\n"))
        .contains("/problems/http-418", "\"status\":418");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}",
        "HTTP/1.1 404 Not Found\r\ncontent-length: 20\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\n\r\n",
        "HTTP/1.1 4",
        "HTTP/1.",
        "",
        "a part of a body: HTTP/1.1 404 x\r\ncontent-length: 0\r\n\r\n"
      })
  void everythingElsePassesAsItIs(String message) {
    assertThat(written(message)).isEqualTo(message);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void whatComesAfterTheRefusalIsNotLookedAt() {
    channel.writeInbound(Unpooled.copiedBuffer("before", StandardCharsets.US_ASCII));
    written("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    ByteBuf late = Unpooled.copiedBuffer("after", StandardCharsets.US_ASCII);
    channel.writeInbound(late);

    assertThat(channel.<ByteBuf>readInbound().toString(StandardCharsets.US_ASCII))
        .isEqualTo("before");
    assertThat(channel.<Object>readInbound()).isNull();
    assertThat(late.refCnt()).isZero();
  }

  @Test
  void theAnswerIsReadableBeforeTheConnectionEnds() {
    written("HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    var _ = channel.pipeline().close();
    assertThat(channel.isOpen()).as("while the caller may still be sending").isTrue();

    channel.advanceTimeBy(5, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();
    assertThat(channel.isOpen()).isFalse();
  }

  private String written(String message) {
    channel.writeOutbound(Unpooled.copiedBuffer(message, StandardCharsets.US_ASCII));
    ByteBuf out = channel.readOutbound();
    return out == null ? "" : out.toString(StandardCharsets.UTF_8);
  }

  private static int lengthSaid(String answer) {
    int at = answer.indexOf("content-length: ") + "content-length: ".length();
    return Integer.parseInt(answer.substring(at, answer.indexOf("\r\n", at)));
  }

  private static String bodyOf(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
