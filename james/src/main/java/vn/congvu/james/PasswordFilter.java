package vn.congvu.james;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.james.webadmin.authentication.AuthenticationFilter;
import spark.Request;
import spark.Response;
import spark.Spark;

/** Every process of the machine reaches its port, and WebAdmin can read any mailbox. */
final class PasswordFilter implements AuthenticationFilter {

  private static final String HEADER = "Password";

  private final byte[] password;

  PasswordFilter(String password) {
    this.password = password.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(Request request, Response response) {
    String given = request.headers(HEADER);
    if (given == null || !MessageDigest.isEqual(password, given.getBytes(StandardCharsets.UTF_8))) {
      Spark.halt(401, "{\"statusCode\":401,\"message\":\"Password header missing or wrong\"}");
    }
  }
}
