package vn.congvu.account.provisioning;

import vn.congvu.platform.problem.ProblemType;

/** What can go wrong with the work on the servers. */
public enum ProvisioningProblem implements ProblemType {
  ADDRESS_ON_SERVER(
      "address-on-server", 409, "The mail server has this address, the register does not"),
  LINE_HALF_DONE("line-half-done", 409, "A server has done part of the work of this line"),
  JOB_ENDED("job-ended", 409, "The job has no task left to hold or resume");

  private final String slug;
  private final int status;
  private final String title;

  ProvisioningProblem(String slug, int status, String title) {
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
