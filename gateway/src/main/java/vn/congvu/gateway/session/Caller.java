package vn.congvu.gateway.session;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Who is calling, as far as the gateway needs to know. */
public record Caller(Kind kind, @Nullable String token, @Nullable Claims claims) {
  private static final String KEY = "congvu.caller";

  static final Caller ANONYMOUS = new Caller(Kind.ANONYMOUS, null, null);

  /** How the caller showed who they are. */
  public enum Kind {
    ANONYMOUS,
    BEARER,
    SESSION
  }

  static Caller bearer(String token) {
    return new Caller(Kind.BEARER, token, Claims.of(token));
  }

  static Caller session(String token) {
    return new Caller(Kind.SESSION, token, Claims.of(token));
  }

  public static Caller of(RoutingContext rc) {
    Caller caller = rc.get(KEY);
    return caller == null ? ANONYMOUS : caller;
  }

  void attach(RoutingContext rc) {
    rc.put(KEY, this);
  }

  /** Whom a rate limit counts: the client of a system, the subject of a person. */
  public @Nullable String rateKey() {
    return claims == null ? null : claims.client() + "/" + claims.subject();
  }
}
