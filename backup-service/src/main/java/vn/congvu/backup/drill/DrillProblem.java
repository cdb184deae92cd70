package vn.congvu.backup.drill;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order about drills. */
public enum DrillProblem implements ProblemType {
  NOTHING_TO_DRILL("nothing-to-drill", 409, "No mailbox has a backup"),
  DRILL_RUNNING("drill-running", 409, "A drill is running");

  private final String slug;
  private final int status;
  private final String title;

  DrillProblem(String slug, int status, String title) {
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
