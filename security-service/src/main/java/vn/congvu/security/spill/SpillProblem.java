package vn.congvu.security.spill;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a step in a case. */
enum SpillProblem implements ProblemType {
  NOT_YOURS_TO_DO("spill-not-yours-to-do", 403, "Somebody else does this"),
  STEP_NOT_POSSIBLE("spill-step-not-possible", 409, "Step not possible in this state"),
  HEAD_UNIT_UNKNOWN("spill-head-unit-unknown", 400, "No unit whose head could be told"),
  REFERENCE_UNCLEAR("spill-reference-unclear", 400, "The message is not named clearly"),
  EXERCISE_MIXED("spill-exercise-mixed", 409, "An exercise and a real case are kept apart"),
  NOT_YET_COVERED("spill-not-yet-covered", 409, "Places or duties are still open");

  private final String slug;
  private final int status;
  private final String title;

  SpillProblem(String slug, int status, String title) {
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
