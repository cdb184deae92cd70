package vn.congvu.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * When a session was last used, kept in a sealed cookie so that every replica knows it and none has
 * to remember it. Keycloak's own idle limit is one for all people of a realm; ours depends on the
 * role.
 */
@ApplicationScoped
class LastSeen {
  static final String COOKIE = "congvu_seen";

  private final SessionConfig config;
  private final Clock clock;

  @jakarta.inject.Inject
  LastSeen(SessionConfig config) {
    this(config, Clock.systemUTC());
  }

  LastSeen(SessionConfig config, Clock clock) {
    if (config.key().length() < 32) {
      throw new IllegalStateException(
          "congvu.gateway.session.key must have at least 32 characters");
    }
    this.config = config;
    this.clock = clock;
  }

  /** The cookie's value for a session used now. */
  String seal(Claims claims) {
    String at = Long.toString(clock.instant().getEpochSecond());
    return at + "." + signature(at, claims);
  }

  /** False for a session unused for too long, and for one that never was sealed. */
  boolean isFresh(@Nullable String sealed, Claims claims) {
    int dot = sealed == null ? -1 : sealed.indexOf('.');
    if (sealed == null || dot < 1 || dot > 12) {
      return false;
    }
    String at = sealed.substring(0, dot);
    byte[] claimed = sealed.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] right = signature(at, claims).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(claimed, right)
        && Instant.ofEpochSecond(Long.parseLong(at)).plus(limit(claims)).isAfter(clock.instant());
  }

  Duration limit(Claims claims) {
    boolean ordinary = Collections.disjoint(claims.roles(), config.privilegedRoles());
    return ordinary ? config.idle() : config.privilegedIdle();
  }

  private String signature(String at, Claims claims) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(config.key().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      String sealed =
          "congvu last seen\n" + at + "\n" + claims.subject() + "\n" + claims.sessionId();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
