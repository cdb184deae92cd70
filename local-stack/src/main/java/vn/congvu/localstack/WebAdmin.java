package vn.congvu.localstack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The few calls to James's WebAdmin that starting it and trying it need. */
public final class WebAdmin {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String url;
  private final String password;

  public WebAdmin(String url, String password) {
    this.url = url;
    this.password = password;
  }

  public boolean answers(String path) {
    try {
      return send("GET", path, "").statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  public void put(String path, String body) {
    require("PUT", path, body);
  }

  public void delete(String path) {
    require("DELETE", path, "");
  }

  public String get(String path) {
    return require("GET", path, "").body();
  }

  // The body stays out of the sentence: it may hold a password.
  private HttpResponse<String> require(String method, String path, String body) {
    try {
      HttpResponse<String> response = send(method, path, body);
      if (response.statusCode() >= 300) {
        throw new StackException(
            "James answered %d to %s %s.".formatted(response.statusCode(), method, path));
      }
      return response;
    } catch (IOException failure) {
      throw new StackException("James did not answer " + method + " " + path + ".", failure);
    }
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(10))
            .header("Password", password)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      throw Waiting.interrupted(interrupted);
    }
  }
}
