package vn.congvu.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/**
 * Answers a repeated key as the first time; a new one goes on to {@link IdempotencyInterceptor}.
 */
@Provider
@Idempotent
@Priority(Priorities.USER)
class IdempotencyFilter implements ContainerRequestFilter {

  private static final String HEADER = "Idempotency-Key";
  private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{8,128}");

  private final IdempotencyKeys keys;
  private final OfferedKey offeredKey;
  private final Caller caller;

  IdempotencyFilter(IdempotencyKeys keys, OfferedKey offeredKey, Caller caller) {
    this.keys = keys;
    this.offeredKey = offeredKey;
    this.caller = caller;
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
    var call = new IdempotencyKeys.Call(caller.subject(), offered, requestHash(request));
    keys.answered(call)
        .ifPresentOrElse(answer -> request.abortWith(repeat(answer)), () -> offeredKey.offer(call));
  }

  private static Response repeat(IdempotencyKeys.Answer answer) {
    return Response.status(answer.status())
        .type(answer.mediaType())
        .header(HttpHeaders.LOCATION, answer.location())
        .header(HttpHeaders.ETAG, answer.etag())
        .header("Idempotent-Replay", "true")
        .entity(answer.body())
        .build();
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
