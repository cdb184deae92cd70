package vn.congvu.incident.response;

import vn.congvu.platform.problem.ProblemType;

enum IncidentProblem implements ProblemType {
  STEP_NOT_POSSIBLE("incident-step-not-possible", 409, "Step not possible in this state");

  private final String slug;
  private final int status;
  private final String title;

  IncidentProblem(String slug, int status, String title) {
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
