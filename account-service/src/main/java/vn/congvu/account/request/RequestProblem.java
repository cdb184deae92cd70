package vn.congvu.account.request;

import vn.congvu.platform.problem.ProblemType;

enum RequestProblem implements ProblemType {
  STEP_NOT_POSSIBLE("request-step-not-possible", 409, "Step not possible in this state"),
  SAME_PERSON("separation-of-duties", 403, "Requester, confirmer and executor must differ"),
  NOT_A_DRAFT("request-not-a-draft", 409, "Only a draft can be changed"),
  LINE_HAS_RESULT("request-line-has-result", 409, "The line already has its result"),
  NOTHING_FAILED("request-nothing-to-retry", 409, "No failed line to retry");

  private final String slug;
  private final int status;
  private final String title;

  RequestProblem(String slug, int status, String title) {
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
