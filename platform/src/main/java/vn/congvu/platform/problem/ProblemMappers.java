package vn.congvu.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.web.RequestIds;

/**
 * Turns whatever is thrown into problem details. The only place that does so, and the only one that
 * logs a failure of a request.
 */
class ProblemMappers {

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final CurrentVertxRequest current;
  private final AllowedMethods allowedMethods;

  ProblemMappers(CurrentVertxRequest current, AllowedMethods allowedMethods) {
    this.current = current;
    this.allowedMethods = allowedMethods;
  }

  @ServerExceptionMapper
  RestResponse<Problem> problem(ProblemException e) {
    return answer(e);
  }

  @ServerExceptionMapper(ConstraintViolationException.class)
  RestResponse<Problem> invalid(ConstraintViolationException e) {
    if (!(e instanceof ResteasyReactiveViolationException)) {
      // A rule broken inside the service is our defect, not the caller's.
      return unexpected(e);
    }
    return answer(
        ProblemException.of(CommonProblem.INVALID_INPUT, "Dữ liệu gửi lên chưa hợp lệ.")
            .withErrors(Violations.errors(e)));
  }

  @ServerExceptionMapper(MismatchedInputException.class)
  RestResponse<Problem> mismatched(MismatchedInputException e) {
    return answer(UnreadableJson.problem(e));
  }

  @ServerExceptionMapper(JsonProcessingException.class)
  RestResponse<Problem> unreadable(JsonProcessingException e) {
    return answer(UnreadableJson.problem(e));
  }

  /** Named by class: security's exceptions are not in the index that the bare annotation needs. */
  @ServerExceptionMapper({
    UnauthorizedException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  Uni<RestResponse<Problem>> unauthenticated(Throwable e) {
    return challenge();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  RestResponse<Problem> forbidden(ForbiddenException e) {
    return answer(
        ProblemException.of(CommonProblem.FORBIDDEN, "Vai trò của bạn không được làm việc này."));
  }

  @ServerExceptionMapper
  RestResponse<Problem> refusedByJakartaRest(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return answer(UnreadableJson.problem(json));
    }
    if (BodyTooLarge.isBehind(e)) {
      return tooLarge();
    }
    int status = e.getResponse().getStatus();
    if (status >= 500 && status != 503) {
      return unexpected(e);
    }
    if (e instanceof NotFoundException && e.getCause() != null) {
      // A parameter was not read; the bare "no such path" has no cause.
      return answer(
          UnreadableParameter.in(CurrentRequestManager.get())
              .orElseGet(() -> HttpRefusals.problem(status)));
    }
    RestResponse<Problem> answer = answer(HttpRefusals.problem(status));
    RoutingContext request = current.getCurrent();
    if (status == HttpResponseStatus.METHOD_NOT_ALLOWED.code() && request != null) {
      answer.getHeaders().putSingle(HttpHeaders.ALLOW, allowedMethods.at(request.normalizedPath()));
    }
    return answer;
  }

  /** What the caller still sends is not read, so the connection cannot be used again. */
  private RestResponse<Problem> tooLarge() {
    RestResponse<Problem> answer = answer(HttpRefusals.tooLarge());
    answer.getHeaders().putSingle("Connection", "close");
    RoutingContext request = current.getCurrent();
    if (request != null) {
      Lingering.closeSoon(request);
    }
    return answer;
  }

  @ServerExceptionMapper
  RestResponse<Problem> unexpected(Throwable e) {
    if (BodyTooLarge.isBehind(e)) {
      return tooLarge();
    }
    return switch (Failure.of(e)) {
      case DATABASE_AWAY -> {
        LOG.warnf("database away: %s", e.getClass().getName());
        yield answer(
            ProblemException.of(
                    CommonProblem.UNAVAILABLE, "Hệ thống tạm gián đoạn. Vui lòng thử lại sau.")
                .retryAfter(SOON));
      }
      case STALE -> answer(stale());
      case DUPLICATE ->
          answer(ProblemException.of(CommonProblem.CONFLICT, "Dữ liệu trùng với một mục đã có."));
      case COLLISION ->
          answer(
              ProblemException.of(
                      CommonProblem.UNAVAILABLE, "Nhiều thao tác cùng lúc. Vui lòng thử lại.")
                  .retryAfter(Duration.ofSeconds(1)));
      case UNSTORABLE ->
          answer(
              ProblemException.of(
                  CommonProblem.INVALID_INPUT, "Dữ liệu gửi lên chứa ký tự không lưu được."));
      case OTHER -> {
        LOG.error("request failed", e);
        yield answer(
            ProblemException.of(
                CommonProblem.INTERNAL,
                "Có lỗi ngoài dự kiến. Hãy báo mã yêu cầu cho cơ quan vận hành."));
      }
    };
  }

  private ProblemException stale() {
    RoutingContext request = current.getCurrent();
    boolean conditional =
        request != null && request.request().headers().contains(HttpHeaders.IF_MATCH);
    return ProblemException.of(
        conditional ? CommonProblem.PRECONDITION_FAILED : CommonProblem.CONFLICT,
        "Dữ liệu đã được người khác sửa cùng lúc. Hãy tải lại rồi làm lại.");
  }

  /** A 401 says how to authenticate; only the mechanism knows. */
  private Uni<RestResponse<Problem>> challenge() {
    RestResponse<Problem> answer =
        answer(
            ProblemException.of(
                CommonProblem.UNAUTHENTICATED, "Cần đăng nhập, hoặc phiên đăng nhập đã hết hạn."));
    RoutingContext request = current.getCurrent();
    HttpAuthenticator authenticator =
        request == null ? null : request.get(HttpAuthenticator.class.getName());
    if (request == null || authenticator == null) {
      return Uni.createFrom().item(answer);
    }
    return authenticator
        .getChallenge(request)
        .map(
            challenge -> {
              headers(challenge)
                  .forEach((name, value) -> answer.getHeaders().putSingle(name.toString(), value));
              return answer;
            });
  }

  private static Map<CharSequence, String> headers(@Nullable ChallengeData challenge) {
    return challenge == null || challenge.getHeaders() == null ? Map.of() : challenge.getHeaders();
  }

  private RestResponse<Problem> answer(ProblemException e) {
    RoutingContext request = current.getCurrent();
    Problem body =
        Problem.of(
            e.type(),
            e.detail(),
            request == null ? null : request.request().path(),
            RequestIds.currentOrNull(),
            e.errors());
    RestResponse.ResponseBuilder<Problem> answer =
        RestResponse.ResponseBuilder.<Problem>create(body.status())
            .entity(body)
            .type(Problem.MEDIA_TYPE);
    e.retryAfter()
        .ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
    e.challenge().ifPresent(how -> answer.header(HttpHeaders.WWW_AUTHENTICATE, how));
    return answer.build();
  }
}
