package vn.congvu.backup.keep;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order for maintenance. */
public enum MaintenanceProblem implements ProblemType {
  ALREADY_ORDERED("maintenance-already-ordered", 409, "Maintenance is already ordered"),
  NO_COPY("no-second-copy", 409, "No second copy is set up"),
  REGULATION_UNKNOWN("regulation-unknown", 409, "Regulation is not known yet");

  private final String slug;
  private final int status;
  private final String title;

  MaintenanceProblem(String slug, int status, String title) {
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
