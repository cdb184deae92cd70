package vn.congvu.platform.problem;

/** The errors that every service can answer. */
public enum CommonProblem implements ProblemType {
  INVALID_INPUT("invalid-input", 400, "The input breaks a rule"),
  UNREADABLE("unreadable", 400, "The body cannot be read"),
  UNAUTHENTICATED("unauthenticated", 401, "No valid token"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  NOT_FOUND("not-found", 404, "Absent, or not yours to know"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "This path does not take this method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No representation of the wanted type"),
  CONFLICT("conflict", 409, "The state does not allow it"),
  PRECONDITION_FAILED("precondition-failed", 412, "Changed by someone else in between"),
  TOO_LARGE("too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not taken here"),
  PRECONDITION_REQUIRED("precondition-required", 428, "If-Match is missing"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  INTERNAL("internal", 500, "Something broke on our side"),
  UNAVAILABLE("unavailable", 503, "A part that is needed is away");

  private final String slug;
  private final int status;
  private final String title;

  CommonProblem(String slug, int status, String title) {
    this.slug = slug;
    this.status = status;
    this.title = title;
  }

  @Override
  public String slug() {
    return slug;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
