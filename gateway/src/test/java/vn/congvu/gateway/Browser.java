package vn.congvu.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.congvu.localstack.Realm;

/** As much of a browser as a sign-in needs: cookies by site, and a form to send. */
final class Browser {
  private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");

  /** Keycloak knows the portal by this name; the test's port is another one. */
  private static final String PORTAL = "localhost:8080";

  private final Map<String, String> portalCookies = new HashMap<>();
  private final Map<String, String> keycloakCookies = new HashMap<>();

  Response get(String pathAndQuery) {
    return keep(request().get(pathAndQuery), portalCookies);
  }

  RequestSpecification request() {
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .header("Host", PORTAL)
        .cookies(portalCookies);
  }

  /** Goes to {@code /login} and through Keycloak's form; answers the page the person lands on. */
  String signIn(String username, String wantedPage) {
    String next = grantedBy(username, wantedPage);
    while (next != null && next.startsWith("/login")) {
      next = get(next).header("Location");
      next = next != null && path(next).equals("/login") ? pathAndQuery(next) : next;
    }
    return next;
  }

  /** Goes through Keycloak's form; answers the path by which it sends the person back. */
  String grantedBy(String username, String wantedPage) {
    String authorization = get("/login?to=" + wantedPage).header("Location");
    Response form = keep(keycloak().get(URI.create(authorization)), keycloakCookies);
    Matcher action = FORM.matcher(form.asString());
    if (!action.find()) {
      throw new AssertionError("no sign-in form: " + form.statusCode() + " " + form.asString());
    }
    Response granted =
        keep(
            keycloak()
                .contentType("application/x-www-form-urlencoded")
                .body(
                    "username=" + username + "&password=" + Realm.DEMO_PASSWORD.replace("@", "%40"))
                .post(URI.create(action.group(1).replace("&amp;", "&"))),
            keycloakCookies);
    return pathAndQuery(granted.header("Location"));
  }

  private static String path(String location) {
    return URI.create(location).getPath();
  }

  private static String pathAndQuery(String location) {
    URI uri = URI.create(location);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  Map<String, String> portalCookies() {
    return portalCookies;
  }

  private RequestSpecification keycloak() {
    return given().redirects().follow(false).urlEncodingEnabled(false).cookies(keycloakCookies);
  }

  private static Response keep(Response response, Map<String, String> cookies) {
    response
        .getDetailedCookies()
        .forEach(
            cookie -> {
              if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                cookies.remove(cookie.getName());
              } else {
                cookies.put(cookie.getName(), cookie.getValue());
              }
            });
    return response;
  }
}
