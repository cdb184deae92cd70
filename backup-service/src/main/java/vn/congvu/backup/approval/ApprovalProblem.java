package vn.congvu.backup.approval;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a decision. */
public enum ApprovalProblem implements ProblemType {
  SECOND_PERSON_NEEDED("second-person-needed", 403, "Second person needed");

  private final String slug;
  private final int status;
  private final String title;

  ApprovalProblem(String slug, int status, String title) {
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
