package vn.congvu.e2e.system;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A login at Keycloak's form, as a browser does it: its token says when that was. */
final class FormLogin {

  private static final String BACK = "http://127.0.0.1/back";
  private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  private final HttpClient http;
  private final String realm;
  private final Map<String, String> cookies = new TreeMap<>();

  FormLogin(HttpClient http, Place place) {
    this.http = http;
    this.realm = place.keycloak() + "/realms/congvu/protocol/openid-connect";
  }

  /** What Keycloak answers to the code that the login gave, as JSON. */
  byte[] token(String username, String password) throws IOException, InterruptedException {
    String question =
        form(
            Map.of(
                "client_id", "demo-cli",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", BACK));
    HttpResponse<byte[]> page =
        send(HttpRequest.newBuilder(URI.create(realm + "/auth?" + question)));
    String action = found(FORM, new String(page.body(), StandardCharsets.UTF_8));
    HttpResponse<byte[]> back =
        send(
            post(action.replace("&amp;", "&"), Map.of("username", username, "password", password)));
    String code = found(CODE, back.headers().firstValue("Location").orElse(""));
    return send(post(
            realm + "/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "demo-cli",
                "code",
                code,
                "redirect_uri",
                BACK)))
        .body();
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<byte[]> answer =
        http.send(
            request.timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
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

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new NotSo("không đăng nhập được bằng trang của Keycloak");
    }
    return matcher.group(1);
  }
}
