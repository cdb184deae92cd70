package vn.congvu.platform.idempotency;

import vn.congvu.platform.problem.ProblemType;

/** What a call with an {@code Idempotency-Key} can be answered beside its own answers. */
public enum IdempotencyProblem implements ProblemType {
  KEY_INVALID("idempotency-key-invalid", 400, "The Idempotency-Key is not usable"),
  KEY_IN_USE("idempotency-key-in-use", 409, "The first call with this key has no answer yet"),
  KEY_REUSED("idempotency-key-reused", 422, "The key was used for another request");

  private final String slug;
  private final int status;
  private final String title;

  IdempotencyProblem(String slug, int status, String title) {
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
