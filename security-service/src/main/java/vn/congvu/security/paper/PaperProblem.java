package vn.congvu.security.paper;

import vn.congvu.platform.problem.ProblemType;

/** Why a paper cannot be printed now. */
enum PaperProblem implements ProblemType {
  RADIUS_NOT_COMPUTED("leak-radius-not-computed", 409, "The radius was not computed yet");

  private final String slug;
  private final int status;
  private final String title;

  PaperProblem(String slug, int status, String title) {
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
