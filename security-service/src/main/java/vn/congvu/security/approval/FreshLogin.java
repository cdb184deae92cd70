package vn.congvu.security.approval;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonNumber;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;

/**
 * A step up: the caller has shown who they are a short while ago, and well enough. Whoever has not
 * is told what is wanted (RFC 9470). A token that does not say when its owner logged in, as that of
 * a service or of a grant without a login, is never fresh.
 */
@ApplicationScoped
class FreshLogin {

  private final SecurityIdentity identity;
  private final ApprovalConfig config;
  private final Clock clock;

  FreshLogin(SecurityIdentity identity, ApprovalConfig config, Clock clock) {
    this.identity = identity;
    this.config = config;
    this.clock = clock;
  }

  /** When the caller logged in; refuses with 401 a login that is too old or too weak. */
  Instant require() {
    JsonWebToken token =
        identity.getPrincipal() instanceof JsonWebToken principal ? principal : null;
    Instant login = token == null ? null : moment(token.getClaim("auth_time"));
    Set<String> classes = config.loginAcr().orElse(Set.of());
    boolean strong = classes.isEmpty() || (token != null && classes.contains(acr(token)));
    if (login == null || login.isBefore(clock.instant().minus(config.loginMaxAge())) || !strong) {
      throw ProblemException.of(
              ApprovalProblem.LOGIN_TOO_OLD,
              "Việc phê duyệt cần đăng nhập lại. Hãy đăng nhập lại rồi phê duyệt ngay.")
          .withChallenge(challenge(classes));
    }
    return login;
  }

  private String challenge(Set<String> classes) {
    String wanted =
        "Bearer error=\"insufficient_user_authentication\","
            + " error_description=\"A fresh login is needed\", max_age=\"%d\""
                .formatted(config.loginMaxAge().toSeconds());
    return classes.isEmpty()
        ? wanted
        : wanted + ", acr_values=\"%s\"".formatted(String.join(" ", classes));
  }

  private static String acr(JsonWebToken token) {
    Object acr = token.getClaim("acr");
    return acr == null ? "" : acr.toString();
  }

  private static @Nullable Instant moment(@Nullable Object claim) {
    return switch (claim) {
      case Number seconds -> Instant.ofEpochSecond(seconds.longValue());
      case JsonNumber seconds -> Instant.ofEpochSecond(seconds.longValue());
      case null, default -> null;
    };
  }
}
