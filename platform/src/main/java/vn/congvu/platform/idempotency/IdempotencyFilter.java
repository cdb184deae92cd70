package vn.congvu.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/**
 * Answers a repeated key as the first time. The key is claimed in a transaction of its own before
 * the work and answered after it; a crash between the two leaves a key that is refused until its
 * day is over, since nobody can tell whether the work was done.
 */
@Provider
@Idempotent
@Priority(Priorities.USER)
class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final String CLAIMED = IdempotencyFilter.class.getName();
  private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{8,128}");
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final IdempotencyKeys keys;
  private final Caller caller;
  private final ObjectMapper json;

  IdempotencyFilter(IdempotencyKeys keys, Caller caller, ObjectMapper json) {
    this.keys = keys;
    this.caller = caller;
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String offered = request.getHeaderString(HEADER);
    if (offered == null) {
      return;
    }
    if (!USABLE.matcher(offered).matches()) {
      throw ProblemException.of(
          IdempotencyProblem.KEY_INVALID,
          "Idempotency-Key phải có 8 đến 128 ký tự ASCII, không có khoảng trắng.");
    }
    IdempotencyKeys.Key key = new IdempotencyKeys.Key(caller.subject(), offered);
    String hash = requestHash(request);
    Optional<IdempotencyKeys.Seen> seen = claim(key, hash);
    if (seen.isEmpty()) {
      request.setProperty(CLAIMED, key);
    } else {
      request.abortWith(repeat(seen.get(), hash));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    if (!(request.getProperty(CLAIMED) instanceof IdempotencyKeys.Key key)) {
      return;
    }
    try {
      if (response.getStatus() >= 500) {
        keys.release(key);
      } else {
        keys.answer(key, answer(response));
      }
    } catch (SQLException e) {
      throw new IOException("idempotency key not answered", e);
    }
  }

  private Optional<IdempotencyKeys.Seen> claim(IdempotencyKeys.Key key, String hash)
      throws IOException {
    try {
      return keys.claim(key, hash);
    } catch (SQLException e) {
      throw new IOException("idempotency key not claimed", e);
    }
  }

  private static Response repeat(IdempotencyKeys.Seen seen, String hash) {
    if (!seen.requestHash().equals(hash)) {
      throw ProblemException.of(
          IdempotencyProblem.KEY_REUSED,
          "Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.");
    }
    IdempotencyKeys.Answer answer =
        seen.answer()
            .orElseThrow(
                () ->
                    ProblemException.of(
                            IdempotencyProblem.KEY_IN_USE,
                            "Yêu cầu đầu tiên với Idempotency-Key này chưa có kết quả.")
                        .retryAfter(AGAIN));
    return Response.status(answer.status())
        .type(answer.mediaType())
        .header(HttpHeaders.LOCATION, answer.location())
        .header(HttpHeaders.ETAG, answer.etag())
        .header("Idempotent-Replay", "true")
        .entity(answer.body())
        .build();
  }

  private IdempotencyKeys.Answer answer(ContainerResponseContext response) throws IOException {
    byte[] body =
        response.getEntity() == null ? null : json.writeValueAsBytes(response.getEntity());
    return new IdempotencyKeys.Answer(
        response.getStatus(),
        body == null || response.getMediaType() == null ? null : response.getMediaType().toString(),
        header(response, HttpHeaders.LOCATION),
        header(response, HttpHeaders.ETAG),
        body);
  }

  private static @Nullable String header(ContainerResponseContext response, String name) {
    Object value = response.getHeaders().getFirst(name);
    return value == null ? null : value.toString();
  }

  /** The same key may only mean the same method, path and body. */
  private static String requestHash(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath() + "\n")
              .getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
