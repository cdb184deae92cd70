package vn.congvu.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error that says nothing but its number, and the problem (RFC 9457) that is said in place. */
final class BareError {

  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String EMPTY = "content-length: 0";

  private record Words(String slug, String title, String detail) {}

  private static final Map<Integer, Words> WORDS =
      Map.of(
          400,
          new Words("bad-request", "Not a valid HTTP request", "Yêu cầu không đúng dạng HTTP."),
          413,
          new Words(
              "too-large", "Body too large", "Nội dung gửi lên vượt quá dung lượng cho phép."),
          414,
          new Words(
              "uri-too-long", "Address too long", "Đường dẫn hoặc tham số của yêu cầu quá dài."),
          431,
          new Words(
              "headers-too-large",
              "Header fields too large",
              "Phần đầu (header) của yêu cầu quá lớn."),
          503,
          new Words(
              "unavailable",
              "Service unavailable",
              "Dịch vụ tạm thời không sẵn sàng. Vui lòng thử lại sau."));

  private BareError() {}

  /**
   * @param response the bytes of a whole response's head, read as ASCII
   * @return head and problem, or null when the response is no error or has something to say
   */
  static byte @Nullable [] spoken(String response) {
    if (response.length() < STATUS_AT + 3
        || !response.startsWith("HTTP/1.")
        || !isError(response.charAt(STATUS_AT))
        || !response.endsWith("\r\n\r\n")
        || !response.toLowerCase(Locale.ROOT).contains("\r\n" + EMPTY + "\r\n")) {
      return null;
    }
    int status = Integer.parseInt(response, STATUS_AT, STATUS_AT + 3, 10);
    byte[] problem = problem(status).getBytes(StandardCharsets.UTF_8);
    String head =
        String.join("\r\n", kept(response))
            + "\r\ncontent-type: application/problem+json"
            + "\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\nconnection: close"
            + "\r\ncontent-length: "
            + problem.length
            + "\r\n\r\n";
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[start.length + problem.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(problem, 0, all, start.length, problem.length);
    return all;
  }

  private static boolean isError(char firstDigit) {
    return firstDigit == '4' || firstDigit == '5';
  }

  private static List<String> kept(String response) {
    return response.strip().lines().filter(line -> !isReplaced(line)).toList();
  }

  private static boolean isReplaced(String line) {
    String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
    return List.of("content-length", "content-type", "connection", "cache-control").contains(name);
  }

  private static String problem(int status) {
    Words words =
        WORDS.getOrDefault(
            status,
            new Words("http-" + status, "Refused", "Yêu cầu bị từ chối (mã " + status + ")."));
    return """
        {"type":"/problems/%s","title":"%s","status":%d,"detail":"%s"}"""
        .formatted(words.slug(), words.title(), status, words.detail());
  }
}
