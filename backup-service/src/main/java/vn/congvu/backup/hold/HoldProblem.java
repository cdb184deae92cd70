package vn.congvu.backup.hold;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with a legal hold. */
public enum HoldProblem implements ProblemType {
  ENDS_IN_THE_PAST("legal-hold-ends-in-the-past", 400, "Legal hold ends in the past"),
  ALREADY_LIFTED("legal-hold-already-lifted", 409, "Legal hold is already lifted"),
  OTHER_PERSON_NEEDED("legal-hold-other-person-needed", 403, "Another person must lift the hold");

  private final String slug;
  private final int status;
  private final String title;

  HoldProblem(String slug, int status, String title) {
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
