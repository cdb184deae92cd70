package vn.congvu.backup.run;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order about runs. */
public enum RunProblem implements ProblemType {
  NOTHING_TO_BACK_UP("nothing-to-back-up", 409, "Nothing to back up"),
  RUN_ENDED("backup-run-ended", 409, "Run has ended");

  private final String slug;
  private final int status;
  private final String title;

  RunProblem(String slug, int status, String title) {
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
