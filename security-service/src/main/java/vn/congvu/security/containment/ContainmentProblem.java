package vn.congvu.security.containment;

import vn.congvu.platform.problem.ProblemType;

/** What can keep copies from being taken away or given back. */
enum ContainmentProblem implements ProblemType {
  NOT_NOW("containment-not-now", 409, "Copies cannot be taken or given back in this state");

  private final String slug;
  private final int status;
  private final String title;

  ContainmentProblem(String slug, int status, String title) {
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
