package vn.congvu.platform.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown by services; the mapper turns it into the answer. The detail is shown to users. */
public final class ProblemException extends RuntimeException {

  private final transient ProblemType type;
  private final String detail;
  private final transient List<FieldError> errors;
  private final @Nullable Duration retryAfter;
  private final @Nullable String challenge;

  private ProblemException(
      ProblemType type,
      String detail,
      List<FieldError> errors,
      @Nullable Duration retryAfter,
      @Nullable String challenge) {
    // The slug only: a detail may name a person, and messages end in logs.
    super(type.slug());
    this.type = type;
    this.detail = detail;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
    this.challenge = challenge;
  }

  /**
   * @param detail a Vietnamese sentence for the user; never an exception's message
   */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, List.of(), null, null);
  }

  public ProblemException withErrors(List<FieldError> errors) {
    return new ProblemException(type, detail, errors, retryAfter, challenge);
  }

  public ProblemException retryAfter(Duration retryAfter) {
    return new ProblemException(type, detail, errors, retryAfter, challenge);
  }

  /** For a 401: how to authenticate, as {@code WWW-Authenticate} says it. */
  public ProblemException withChallenge(String challenge) {
    return new ProblemException(type, detail, errors, retryAfter, challenge);
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    return detail;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public Optional<String> challenge() {
    return Optional.ofNullable(challenge);
  }
}
