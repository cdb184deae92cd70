package vn.congvu.account.profile;

import vn.congvu.platform.problem.ProblemType;

/** What can go wrong with a change of the regulation profile. */
enum ProfileProblem implements ProblemType {
  INVALID_REGULATION("invalid-regulation", 400, "The rules break the regulation's form"),
  EFFECTIVE_DATE_NOT_ALLOWED(
      "effective-date-not-allowed", 400, "The effective date lies too early"),
  ALREADY_DECIDED("proposal-already-decided", 409, "The proposal was decided before"),
  BASE_OUTDATED("proposal-base-outdated", 409, "The profile changed since the proposal was made"),
  EFFECTIVE_DATE_PASSED("effective-date-passed", 409, "The effective date has passed"),
  OWN_PROPOSAL("own-proposal", 403, "A proposal is decided by another person");

  private final String slug;
  private final int status;
  private final String title;

  ProfileProblem(String slug, int status, String title) {
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
