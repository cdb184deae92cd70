package vn.congvu.e2e.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the gateway answered. */
public record Answer(String call, int status, JsonNode body, byte[] bytes, HttpHeaders headers) {

  /** Ends the caller's step when the answer is another one; says what the problem says. */
  public Answer expect(int wanted) {
    if (status != wanted) {
      throw new NotSo(
          "%s: %d thay vì %d %s %s"
              .formatted(
                  call,
                  status,
                  wanted,
                  text("type", ""),
                  text("detail", "") + body.path("errors")));
    }
    return this;
  }

  public String text(String field) {
    JsonNode value = body.at("/" + field.replace('.', '/'));
    if (value.isMissingNode() || value.isNull()) {
      throw new NotSo(call + ": không có trường " + field);
    }
    return value.asText();
  }

  public String text(String field, String otherwise) {
    return body.at("/" + field.replace('.', '/')).asText(otherwise);
  }

  public int number(String field) {
    return Integer.parseInt(text(field));
  }

  public String etag() {
    return headers.firstValue("ETag").orElseThrow(() -> new NotSo(call + ": không có ETag"));
  }

  public List<JsonNode> items() {
    return StreamSupport.stream(body.path("items").spliterator(), false).toList();
  }
}
