package vn.congvu.security.access;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with an order to look at a case. */
enum AccessProblem implements ProblemType {
  SECOND_PERSON_NEEDED("spill-access-second-person-needed", 403, "Second person needed"),
  DECIDED_ALREADY("spill-access-decided-already", 409, "The order was decided before");

  private final String slug;
  private final int status;
  private final String title;

  AccessProblem(String slug, int status, String title) {
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
