package vn.congvu.security.coverage;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with what somebody says of a place. */
enum CoverageProblem implements ProblemType {
  NOT_TO_BE_DECLARED("coverage-not-to-be-declared", 409, "The platform looks there itself");

  private final String slug;
  private final int status;
  private final String title;

  CoverageProblem(String slug, int status, String title) {
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
