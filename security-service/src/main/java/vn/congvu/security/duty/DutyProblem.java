package vn.congvu.security.duty;

import vn.congvu.platform.problem.ProblemType;

/** What can be wrong with the record of a duty. */
enum DutyProblem implements ProblemType {
  DONE_ALREADY("duty-done-already", 409, "The duty was done before"),
  CHANNEL_NOT_FIT("duty-channel-not-fit", 400, "The channel does not fit the duty"),
  TIME_NOT_POSSIBLE("duty-time-not-possible", 400, "The time cannot be");

  private final String slug;
  private final int status;
  private final String title;

  DutyProblem(String slug, int status, String title) {
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
