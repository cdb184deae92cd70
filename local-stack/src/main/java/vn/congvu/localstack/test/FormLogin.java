package vn.congvu.localstack.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.congvu.localstack.Realm;

/** A login by Keycloak's form, as a browser does it: authorization code for a token. */
final class FormLogin {

  private static final String BACK = "http://127.0.0.1/back";
  private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Map<String, String> cookies = new TreeMap<>();

  private FormLogin() {}

  static String as(String username) {
    try {
      return new FormLogin().token(username);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private String token(String username) throws IOException, InterruptedException {
    String realm = TestParts.keycloakUrl() + "/realms/congvu/protocol/openid-connect";
    String question =
        form(
            Map.of(
                "client_id", "demo-cli",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", BACK));
    String page = send(HttpRequest.newBuilder(URI.create(realm + "/auth?" + question))).body();
    String action = found(FORM, page, "no form to log in").replace("&amp;", "&");
    HttpResponse<String> back =
        send(post(action, Map.of("username", username, "password", Realm.DEMO_PASSWORD)));
    String code =
        found(CODE, back.headers().firstValue("Location").orElse(""), "login was refused");
    HttpResponse<String> granted =
        send(
            post(
                realm + "/token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    "demo-cli",
                    "code",
                    code,
                    "redirect_uri",
                    BACK)));
    return JSON.readTree(granted.body()).path("access_token").asText();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    answer.headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream())
        .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
    return answer;
  }

  private static HttpRequest.Builder post(String address, Map<String, String> fields) {
    return HttpRequest.newBuilder(URI.create(address))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String found(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("Keycloak: " + otherwise);
    }
    return matcher.group(1);
  }
}
