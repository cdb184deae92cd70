package vn.congvu.security.mailaccess;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a right to enter a mailbox. */
enum RightProblem implements ProblemType {
  NOT_YOURS("mailbox-right-not-yours", 403, "Not yours to ask, grant or end"),
  SECOND_PERSON_NEEDED("mailbox-right-second-person-needed", 403, "Second person needed"),
  THERE_ALREADY("mailbox-right-there-already", 409, "Asked for or in force already"),
  DECIDED_ALREADY("mailbox-right-decided-already", 409, "It was decided before"),
  NOT_IN_FORCE("mailbox-right-not-in-force", 409, "The right is not in force");

  private final String slug;
  private final int status;
  private final String title;

  RightProblem(String slug, int status, String title) {
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
