package vn.congvu.mail.james;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;

/** One HTTP call to WebAdmin, and what its failure means to a caller that may try again. */
final class WebAdmin {

  private static final int BUFFER = 64 * 1024;
  private static final Set<Integer> COME_BACK_LATER = Set.of(408, 425, 429);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonFactory JSON_FACTORY = JSON.getFactory();

  private final WebAdminSettings settings;
  private final HttpClient http;

  WebAdmin(WebAdminSettings settings) {
    this.settings = settings;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), settings.timeout());
  }

  Answer get(String path, Duration timeout) {
    return send("GET", path, BodyPublishers.noBody(), timeout);
  }

  Answer head(String path) {
    return send("HEAD", path, BodyPublishers.noBody(), settings.timeout());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), settings.timeout());
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), settings.timeout());
  }

  /** For what the server may be busy with for long: bounded like the longest of its tasks. */
  Answer postLong(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body), settings.renameTimeout());
  }

  Answer put(String path) {
    return send("PUT", path, BodyPublishers.noBody(), settings.timeout());
  }

  Answer put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body), settings.timeout());
  }

  Answer upload(String path, InputStream body) {
    return send("POST", path, BodyPublishers.ofInputStream(() -> body), settings.renameTimeout());
  }

  /** The password goes from array to wire without becoming a String that lingers on the heap. */
  Answer putPassword(String path, char[] password) {
    byte[] body = passwordBody(password);
    try {
      return send("PUT", path, BodyPublishers.ofByteArray(body), settings.timeout());
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static byte[] passwordBody(char[] password) {
    var out = new ByteArrayOutputStream();
    try (var json = JSON_FACTORY.createGenerator(out)) {
      json.writeStartObject();
      json.writeFieldName("password");
      json.writeString(password, 0, password.length);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Passes a body on as it comes.
   *
   * @return false when there is none
   */
  boolean download(String path, OutputStream out) {
    HttpResponse<InputStream> response =
        exchange(
            "GET", path, BodyPublishers.noBody(), settings.timeout(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      boolean there = judge("GET", path, response.statusCode(), "").expectSuccessOr(404).is(200);
      if (there) {
        pass(body, out);
      }
      return there;
    } catch (IOException e) {
      throw new MailServerAway("Mail server cut its answer to " + call("GET", path), e);
    }
  }

  /** Reads an answer as it comes. */
  interface Reader {

    /**
     * @param answer throws only {@link MailServerAway}, so that what else is thrown is the reader's
     */
    void read(InputStream answer) throws IOException;
  }

  /** Like {@link #postLong}, for an answer that is not held whole. */
  void postLong(String path, String body, Reader reader) throws IOException {
    HttpResponse<InputStream> response =
        exchange(
            "POST",
            path,
            BodyPublishers.ofString(body),
            settings.renameTimeout(),
            BodyHandlers.ofInputStream());
    try (InputStream answer = new OfServer(response.body(), call("POST", path))) {
      Answer _ = judge("POST", path, response.statusCode(), "").expectSuccess();
      reader.read(answer);
    }
  }

  /** Whose failures are the server's. */
  private static final class OfServer extends FilterInputStream {

    private final String call;

    OfServer(InputStream answer, String call) {
      super(new BufferedInputStream(answer, BUFFER));
      this.call = call;
    }

    @Override
    public int read() {
      try {
        return in.read();
      } catch (IOException e) {
        throw cut(e);
      }
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      try {
        return in.read(target, offset, length);
      } catch (IOException e) {
        throw cut(e);
      }
    }

    private MailServerAway cut(IOException e) {
      return new MailServerAway("Mail server cut its answer to " + call, e);
    }
  }

  private static void pass(InputStream body, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int read; (read = body.read(buffer)) >= 0; ) {
      try {
        out.write(buffer, 0, read);
      } catch (IOException e) {
        // Not the server's failure.
        throw new UncheckedIOException(e);
      }
    }
  }

  private Answer send(String method, String path, BodyPublisher body, Duration timeout) {
    HttpResponse<String> response = exchange(method, path, body, timeout, BodyHandlers.ofString());
    return judge(method, path, response.statusCode(), response.body());
  }

  private <T> HttpResponse<T> exchange(
      String method, String path, BodyPublisher body, Duration timeout, BodyHandler<T> answer) {
    var request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .method(method, body);
    if (settings.password() != null) {
      request.header("Password", settings.password());
    }
    try {
      return http.send(request.build(), answer);
    } catch (IOException e) {
      throw new MailServerAway("Mail server unreachable at " + call(method, path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MailServerAway("Interrupted at " + call(method, path), e);
    }
  }

  private static Answer judge(String method, String path, int status, String body) {
    if (status >= 500 || COME_BACK_LATER.contains(status)) {
      throw new MailServerAway(
          "Mail server answered " + status + " to " + call(method, path), null);
    }
    return new Answer(call(method, path), status, body);
  }

  /** What is behind the first segment may name somebody, and stays out of exceptions. */
  private static String call(String method, String path) {
    int end = 1;
    while (end < path.length() && "/?".indexOf(path.charAt(end)) < 0) {
      end++;
    }
    return method + " " + path.substring(0, end);
  }

  /** One segment of a path, whatever it holds. */
  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An answer that the server gave with its mind made up: 2xx, 3xx or a definite 4xx. */
  record Answer(String call, int status, String body) {

    boolean is(int expected) {
      return status == expected;
    }

    Answer expectSuccess() {
      if (status >= 300) {
        throw new MailServerRefused("Mail server answered " + status + " to " + call);
      }
      return this;
    }

    Answer expectSuccessOr(int alsoFine) {
      return status == alsoFine ? this : expectSuccess();
    }

    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException _) {
        // Its message quotes what could not be read.
        throw new MailServerAway("Mail server answered unreadable JSON to " + call, null);
      }
    }
  }
}
